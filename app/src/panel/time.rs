//! Times as people read them.

use jiff::{Timestamp, Unit};
use migration::{Deadline, Urgency};

use crate::view::{Tone, Toned};

/// `2026-11-20 08:00:00 UTC`
pub fn moment(time: Timestamp) -> String {
    let time = time.round(Unit::Second).unwrap_or(time);
    time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// What is left until the deadline; `now` is the upstream's time.
pub fn time_left(deadline: Deadline, now: Option<Timestamp>) -> Toned {
    match now {
        Some(now) => Toned {
            text: left(deadline.time_left(now).as_secs()),
            tone: match deadline.urgency(now) {
                Urgency::Far => Tone::Plain,
                Urgency::Week => Tone::Warning,
                Urgency::Day | Urgency::Passed => Tone::Danger,
            },
        },
        None => Toned { text: "time left unknown".to_owned(), tone: Tone::Warning },
    }
}

fn left(seconds: i64) -> String {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    match seconds {
        ..=0 => "passed".to_owned(),
        1..MINUTE => "less than a minute left".to_owned(),
        MINUTE..HOUR => format!("{} min left", seconds / MINUTE),
        HOUR..DAY => format!("{} h {} min left", seconds / HOUR, seconds % HOUR / MINUTE),
        DAY.. => format!("{} d {} h left", seconds / DAY, seconds % DAY / HOUR),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_left_is_told_in_the_two_units_that_matter() {
        assert_eq!(left(0), "passed");
        assert_eq!(left(59), "less than a minute left");
        assert_eq!(left(3_599), "59 min left");
        assert_eq!(left(3_600 * 5 + 120), "5 h 2 min left");
        assert_eq!(left(86_400 * 29 + 3_600 * 3), "29 d 3 h left");
    }
}
