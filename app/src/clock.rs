//! Clocks that run on between readings: the server writes them, and the browser goes on.

/// A time that runs on between readings, in text that needs no words of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockView {
    /// `{}` is the time.
    pub text: String,
    /// At the time of the reading.
    pub seconds: u32,
    pub counts_down: bool,
}

impl ClockView {
    /// The text so many seconds after the reading. A clock that counts down stops at zero.
    pub fn after(&self, seconds: u32) -> String {
        let now = if self.counts_down {
            self.seconds.saturating_sub(seconds)
        } else {
            self.seconds.saturating_add(seconds)
        };
        self.text.replace("{}", &digits(now))
    }
}

/// `4:05` or `1:04:05`
pub fn digits(seconds: u32) -> String {
    let (minutes, second) = (seconds / 60, seconds % 60);
    let two = |value: u32| format!("{}{}", value / 10, value % 10);
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}:{}", two(second)),
        (hours, minutes) => format!("{hours}:{}:{}", two(minutes), two(second)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_runs_up_without_end_and_down_to_zero() {
        let clock =
            |seconds, counts_down| ClockView { text: "{} left".to_owned(), seconds, counts_down };
        assert_eq!(clock(0, false).after(0), "0:00 left");
        assert_eq!(clock(55, false).after(10), "1:05 left");
        assert_eq!(clock(3_590, false).after(75), "1:01:05 left");
        assert_eq!(clock(90_061, false).after(0), "25:01:01 left");
        assert_eq!(clock(65, true).after(6), "0:59 left");
        assert_eq!(clock(65, true).after(66), "0:00 left");
    }
}
