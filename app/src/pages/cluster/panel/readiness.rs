//! After a switch: whether the business could go back now, and what that would mean.

use backend::{Names, Parameters, Seat};
use leptos::prelude::*;
use migration::{
    Action, Check, ClusterRef, Migration, MigrationStatus, REVERSE_DELAY_NOTICE_SECONDS, Report,
    WayBack,
};

use super::facts::Fact;
use crate::error::ConsoleError;
use crate::ui::{Tone, Toned};
use crate::words::{self, Words};

/// Whether a roll back is possible now, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readiness {
    sentence: Toned,
    facts: Vec<Fact>,
}

impl Readiness {
    /// `None` if no switch is to be undone. `in_progress` says what keeps the cluster from accepting anything.
    pub async fn load(
        seat: &Seat,
        words: &'static Words,
        cluster: &ClusterRef,
        now: &Migration,
        in_progress: Option<&str>,
    ) -> Result<Option<Self>, ConsoleError> {
        if now.status != MigrationStatus::SyncingToRds {
            return Ok(None);
        }
        let Names { migration: now, way_back: recorded } = seat.names(cluster, now).await?;
        let now = &now;
        let pairs = match &recorded {
            WayBack::Known(pairs) => Some(pairs.clone()),
            WayBack::NothingSwapped | WayBack::Unknown => None,
        };
        let parameters = Parameters::Move { pairs };
        let report = seat.preflight(cluster, Action::RollBack, now, None, &parameters).await?;
        Ok(Some(Self {
            sentence: sentence(words, &report, in_progress),
            facts: facts(words, now, &recorded),
        }))
    }

    /// The same as it is `late` seconds after the reading.
    pub fn view(&self, words: &'static Words, late: u32) -> impl IntoView + use<> {
        let Toned { text, tone } = self.sentence.clone();
        view! {
            <section class="readiness" aria-labelledby="readiness">
                <h3 id="readiness">{words.readiness.title}</h3>
                <p class="notice" data-tone=tone.as_str()>{text}</p>
                <dl class="facts">{self.facts.iter().map(|it| it.view(late)).collect_view()}</dl>
            </section>
        }
    }
}

/// The first red check, else how many amber ones.
fn sentence(words: &Words, report: &Report, in_progress: Option<&str>) -> Toned {
    let say = &words.readiness;
    let red = || report.checks.iter().find(|check| check.verdict.blocks());
    let told = |check: &Check| {
        let (name, evidence) =
            ((words.preflight.check)(check.id).name, (words.evidence.of_check)(check));
        format!("{name}{}{evidence}", words.terms.colon)
    };
    let against = in_progress.map(str::to_owned).or_else(|| red().map(told));
    if let Some(why) = against {
        return Toned { text: (say.not_possible)(&why), tone: Tone::Danger };
    }
    match report.needs_acknowledgement().len() {
        0 => Toned { text: say.possible.to_owned(), tone: Tone::Good },
        checks => Toned { text: (say.to_acknowledge)(checks), tone: Tone::Warning },
    }
}

fn facts(words: &'static Words, now: &Migration, recorded: &WayBack) -> Vec<Fact> {
    let say = &words.readiness;
    let delay = now.delay.seconds();
    let tone = match delay {
        Some(seconds) if seconds <= REVERSE_DELAY_NOTICE_SECONDS => Tone::Good,
        _ => Tone::Warning,
    };
    let behind = Toned { text: words::delay(words, now).text, tone };
    let left = match now.deadline {
        Some(deadline) => words::time_left(words, deadline, now.read_at),
        None => words::without_deadline(words, now),
    };
    let names = match recorded {
        WayBack::Known(pairs) => (say.names_known)(pairs.len()),
        WayBack::NothingSwapped => say.names_stayed.to_owned(),
        WayBack::Unknown => say.names_unknown.to_owned(),
    };
    vec![
        Fact::new(say.reverse_delay, behind),
        Fact::new(say.time_left, left),
        Fact::new(say.names, Toned::plain(names)),
        Fact::new(say.lost, Toned::plain((say.at_risk)(delay))),
    ]
}
