//! The stages of a transition and how long it has taken.

use backend::{History, IntentRecord, Outcome};
use jiff::{SignedDuration, Timestamp};
use migration::{Action, Migration, MigrationStatus as Status, StageState, stages, usual_length};

use super::time::moment;
use crate::clock::ClockView;
use crate::view::{ProgressView, StepState, StepView, Tone, Toned};
use crate::words::Words;

/// A call this long before the first reading of its status still counts as its cause: the readings may be far apart.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_mins(15);

/// Nothing while the migration stands still. `last_sent` is the latest intent that was sent from here.
pub fn progress(
    words: &Words,
    now: &Migration,
    history: &History,
    last_sent: Option<&IntentRecord>,
) -> Option<ProgressView> {
    let stages = stages(now);
    if stages.is_empty() {
        return None;
    }
    let say = &words.live;
    let steps = stages.into_iter().map(|(stage, state)| {
        let (state, word) = match state {
            StageState::Done => (StepState::Done, say.done),
            StageState::UnderWay => (StepState::UnderWay, say.under_way),
            StageState::Ahead => (StepState::Ahead, say.ahead),
        };
        let text = (say.stage)(&now.status, stage).to_owned();
        StepView { text, state, word: word.to_owned() }
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
    let clock = elapsed.map(|elapsed| ClockView {
        text: say.elapsed.to_owned(),
        seconds: seconds(elapsed),
        counts_down: false,
    });
    Some(ProgressView {
        title: (say.progress)(&now.status).to_owned(),
        steps: steps.collect(),
        clock,
        since,
        usual: usual(words, &now.status, elapsed),
    })
}

pub fn seconds(duration: SignedDuration) -> u32 {
    u32::try_from(duration.as_secs().max(0)).unwrap_or(u32::MAX)
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
    let say = &words.live;
    let Some(usual) = usual_length(status) else {
        return Toned { text: say.copy_depends.to_owned(), tone: Tone::Plain };
    };
    let minutes = usual.as_mins();
    if elapsed.is_some_and(|elapsed| elapsed > usual) {
        Toned { text: (say.longer_than_usual)(status, minutes), tone: Tone::Warning }
    } else {
        Toned { text: (say.usual)(status, minutes), tone: Tone::Plain }
    }
}
