//! The stages of a transition that is under way, how long it has taken, and how long it usually takes.

use backend::{History, IntentRecord, Outcome};
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;
use migration::{Action, Migration, MigrationStatus as Status, StageState, stages, usual_length};

use crate::ui::{Clock, Tone, Toned, moment};
use crate::words::Words;

/// A call this long before the first reading of its status still counts as its cause: the readings may be far apart.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);

/// A transition that is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    title: &'static str,
    steps: Vec<Step>,
    /// `None` if the upstream does not say when it answered.
    clock: Option<Clock>,
    /// What the clock counts from.
    since: String,
    usual: Toned,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    text: &'static str,
    /// The value of `data-state`.
    state: &'static str,
    /// The state as a word.
    word: &'static str,
}

impl Progress {
    /// `None` while the migration stands still. `last_sent` is the latest intent that was sent from here.
    pub fn of(
        words: &'static Words,
        now: &Migration,
        history: &History,
        last_sent: Option<&IntentRecord>,
    ) -> Option<Self> {
        let stages = stages(now);
        if stages.is_empty() {
            return None;
        }
        let say = &words.progress;
        let steps = stages.into_iter().map(|(stage, state)| {
            let (state, word) = match state {
                StageState::Done => ("done", say.done),
                StageState::UnderWay => ("under-way", say.under_way),
                StageState::Ahead => ("ahead", say.ahead),
            };
            Step { text: (say.stage)(&now.status, stage), state, word }
        });
        let seen = history.since(&now.status);
        let sent = last_sent.and_then(|record| sent_at(record, now, seen.map(|it| it.first)));
        let (start, since) = match (sent, seen) {
            (Some(sent), _) => (Some(sent), (say.since_sent)(&moment(sent))),
            (None, Some(seen)) => {
                let before = seen.before.map(moment);
                (Some(seen.first), (say.since_seen)(&moment(seen.first), before.as_deref()))
            }
            (None, None) => (None, say.since_unknown.to_owned()),
        };
        let elapsed = start.zip(now.read_at).map(|(start, now)| start.duration_until(now));
        Some(Self {
            title: (say.title)(&now.status),
            steps: steps.collect(),
            clock: elapsed.map(|elapsed| Clock::up(say.elapsed, elapsed)),
            since,
            usual: usual(words, &now.status, elapsed),
        })
    }

    /// The progress as it is `late` seconds after the reading.
    pub fn view(&self, late: u32) -> impl IntoView + use<> {
        let Self { title, since, usual, .. } = self.clone();
        let running = self.clock.as_ref().map(|clock| clock.view(late));
        view! {
            <section class="progress" aria-labelledby="progress">
                <div class="progress__head">
                    <h3 id="progress">{title}</h3>
                    {running}
                    <span class="tag" data-tone=usual.tone.as_str()>{usual.text}</span>
                </div>
                <ol class="steps plain-list">{self.steps.iter().map(Step::view).collect_view()}</ol>
                <p class="muted">{since}</p>
            </section>
        }
    }
}

impl Step {
    fn view(&self) -> impl IntoView + use<> {
        let Self { text, state, word } = *self;
        view! {
            <li class="steps__item" data-state=state>
                <span>{text}</span> " " <span class="steps__state">{word}</span>
            </li>
        }
    }
}

/// The upstream's time right before the call that led to this status was sent. The journal's own times are another
/// clock's.
fn sent_at(
    record: &IntentRecord,
    now: &Migration,
    first_seen: Option<Timestamp>,
) -> Option<Timestamp> {
    let (action, _) = record.action()?;
    let leads_to = match action {
        Action::Switch => Status::Switching,
        Action::RollBack => Status::RollingBack,
        Action::Complete | Action::Cancel | Action::Abandon => Status::Closing,
        Action::Continue => return None,
    };
    let may_have_run = !matches!(record.outcome, Outcome::NotRun | Outcome::Refused);
    let sent = record.migration_before()?.read_at?;
    let until_seen = sent.duration_until(first_seen.or(now.read_at)?);
    let in_time = (SignedDuration::ZERO..=LONGEST_WAIT).contains(&until_seen);
    (leads_to == now.status && may_have_run && in_time).then_some(sent)
}

fn usual(words: &Words, status: &Status, elapsed: Option<SignedDuration>) -> Toned {
    let say = &words.progress;
    let Some(usual) = usual_length(status) else {
        return Toned::plain(say.copy_depends);
    };
    let minutes = usual.as_mins();
    if elapsed.is_some_and(|elapsed| elapsed > usual) {
        Toned { text: (say.longer_than_usual)(status, minutes), tone: Tone::Warning }
    } else {
        Toned::plain((say.usual)(status, minutes))
    }
}
