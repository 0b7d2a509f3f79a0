//! Clocks that run on between readings: the server writes their first text, and the browser writes the next ones.

#[cfg(feature = "ssr")]
use jiff::SignedDuration;
#[cfg(feature = "ssr")]
use leptos::prelude::*;

/// A time that runs on between readings, inside a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// `{}` is the time.
    pub text: String,
    /// At the time of the reading.
    pub seconds: u32,
    pub counts_down: bool,
}

impl Clock {
    /// A clock that shows the time since the reading.
    #[cfg(feature = "ssr")]
    pub fn since_reading(text: &str) -> Self {
        Self { text: text.to_owned(), seconds: 0, counts_down: false }
    }

    /// A clock that showed `elapsed` at the reading.
    #[cfg(feature = "ssr")]
    pub fn up(text: &str, elapsed: SignedDuration) -> Self {
        Self { text: text.to_owned(), seconds: whole_seconds(elapsed), counts_down: false }
    }

    /// A clock that showed `left` at the reading.
    #[cfg(feature = "ssr")]
    pub fn down(text: &str, left: SignedDuration) -> Self {
        Self { text: text.to_owned(), seconds: whole_seconds(left), counts_down: true }
    }

    /// The clock as it is `late` seconds after the reading.
    #[cfg(feature = "ssr")]
    pub fn view(&self, late: u32) -> impl IntoView + use<> {
        let Self { text, seconds, counts_down } = self.clone();
        let now = self.after(late);
        view! {
            <span class="clock" role="timer" data-clock=text data-seconds=seconds.to_string()
                data-down=counts_down.then_some("")>{now}</span>
        }
    }

    /// The text this many seconds after the reading. A clock that counts down stops at zero.
    pub fn after(&self, seconds: u32) -> String {
        let now = if self.counts_down {
            self.seconds.saturating_sub(seconds)
        } else {
            self.seconds.saturating_add(seconds)
        };
        self.text.replace("{}", &digits(now))
    }
}

#[cfg(feature = "ssr")]
fn whole_seconds(duration: SignedDuration) -> u32 {
    u32::try_from(duration.as_secs().max(0)).unwrap_or(u32::MAX)
}

/// `4:05` or `1:04:05`
fn digits(seconds: u32) -> String {
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
            |seconds, counts_down| Clock { text: "{} left".to_owned(), seconds, counts_down };
        assert_eq!(clock(0, false).after(0), "0:00 left");
        assert_eq!(clock(55, false).after(10), "1:05 left");
        assert_eq!(clock(3_590, false).after(75), "1:01:05 left");
        assert_eq!(clock(90_061, false).after(0), "25:01:01 left");
        assert_eq!(clock(65, true).after(6), "0:59 left");
        assert_eq!(clock(65, true).after(66), "0:00 left");
    }
}
