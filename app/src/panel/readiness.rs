//! After a switch: whether the business could go back now, and what that would mean.

use backend::{Backend, Parameters};
use migration::{
    Action, Check, ClusterRef, Migration, MigrationStatus, REVERSE_DELAY_NOTICE_SECONDS, Report,
    WayBack,
};

use super::facts::{fact, plain};
use super::time::time_left;
use crate::error::ConsoleError;
use crate::view::{FactView, ReadinessView, Tone, Toned};
use crate::words::{self, Words};

/// Nothing where no switch is to be undone. `in_progress` says what keeps the cluster from accepting anything.
pub async fn readiness(
    backend: &Backend,
    words: &Words,
    cluster: &ClusterRef,
    now: &Migration,
    in_progress: Option<String>,
) -> Result<Option<ReadinessView>, ConsoleError> {
    if now.status != MigrationStatus::SyncingToRds {
        return Ok(None);
    }
    let recorded = backend.way_back(&cluster.id, now).await?;
    let pairs = match &recorded {
        WayBack::Known(pairs) => Some(pairs.clone()),
        WayBack::NothingSwapped | WayBack::Unknown => None,
    };
    let parameters = Parameters::Move { pairs };
    let report = backend.preflight(cluster, Action::RollBack, now, None, &parameters).await?;
    Ok(Some(ReadinessView {
        title: words.readiness.title.to_owned(),
        sentence: sentence(words, &report, in_progress),
        facts: facts(words, now, &recorded),
    }))
}

/// The first red check, else how many amber ones.
fn sentence(words: &Words, report: &Report, in_progress: Option<String>) -> Toned {
    let say = &words.readiness;
    let red = || report.checks.iter().find(|check| check.verdict.blocks());
    let told = |check: &Check| {
        let (name, evidence) =
            ((words.preflight.check)(check.id).name, (words.evidence.of_check)(check));
        format!("{name}{}{evidence}", words.terms.colon)
    };
    let against = in_progress.or_else(|| red().map(told));
    if let Some(why) = against {
        return Toned { text: (say.not_possible)(&why), tone: Tone::Danger };
    }
    match report.needs_acknowledgement().len() {
        0 => Toned { text: say.possible.to_owned(), tone: Tone::Good },
        checks => Toned { text: (say.to_acknowledge)(checks), tone: Tone::Warning },
    }
}

fn facts(words: &Words, now: &Migration, recorded: &WayBack) -> Vec<FactView> {
    let say = &words.readiness;
    let delay = now.delay.seconds();
    let tone = match delay {
        Some(seconds) if seconds <= REVERSE_DELAY_NOTICE_SECONDS => Tone::Good,
        _ => Tone::Warning,
    };
    let behind = Toned { text: words::delay(words, now).text, tone };
    let left = match now.deadline {
        Some(deadline) => time_left(words, deadline, now.read_at),
        None => plain(words.time.no_deadline.to_owned()),
    };
    let names = match recorded {
        WayBack::Known(pairs) => (say.names_known)(pairs.len()),
        WayBack::NothingSwapped => say.names_stayed.to_owned(),
        WayBack::Unknown => say.names_unknown.to_owned(),
    };
    vec![
        fact(say.reverse_delay, behind),
        fact(say.time_left, left),
        fact(say.names, plain(names)),
        fact(say.lost, plain((say.at_risk)(delay))),
    ]
}
