//! Times as people read them.

use jiff::{Timestamp, Unit};
use migration::{Deadline, Urgency};

use crate::view::{MomentView, Tone, Toned};
use crate::words::Words;

/// `2026-11-20 08:00:00 UTC`
pub fn moment(time: Timestamp) -> String {
    to_seconds(time).strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// The same, for a page that adds the reader's own time.
pub fn moment_view(time: Timestamp) -> MomentView {
    MomentView { text: moment(time), at: Some(to_seconds(time).to_string()) }
}

fn to_seconds(time: Timestamp) -> Timestamp {
    time.round(Unit::Second).unwrap_or(time)
}

/// What is left until the deadline; `now` is the upstream's time.
pub fn time_left(words: &Words, deadline: Deadline, now: Option<Timestamp>) -> Toned {
    match now {
        Some(now) => Toned {
            text: (words.time.left)(deadline.time_left(now).as_secs()),
            tone: match deadline.urgency(now) {
                Urgency::Far => Tone::Plain,
                Urgency::Week => Tone::Warning,
                Urgency::Day | Urgency::Passed => Tone::Danger,
            },
        },
        None => Toned { text: words.time.left_unknown.to_owned(), tone: Tone::Warning },
    }
}
