//! Times and durations, in English.

use crate::words::time::Left;
use crate::words::{TimeWords, number};

pub const WORDS: TimeWords = TimeWords {
    left: |seconds| match Left::of(seconds) {
        Left::Passed => "passed".to_owned(),
        Left::LessThanAMinute => "less than a minute left".to_owned(),
        Left::Minutes(minutes) => format!("{minutes} min left"),
        Left::Hours(hours, minutes) => format!("{hours} h {minutes} min left"),
        Left::Days(days, hours) => format!("{days} d {hours} h left"),
    },
    left_unknown: "time left unknown",
    unknown: "an unknown time",
    no_deadline: "No deadline",
    unreadable_deadline: |text| format!("Cannot be read: \"{text}\""),
    seconds: |seconds| format!("{} s", number(seconds as usize)),
};
