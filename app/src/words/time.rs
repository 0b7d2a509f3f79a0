//! Times and durations.

/// Times and durations.
#[derive(Debug)]
pub struct TimeWords {
    /// The time left, in its two largest units.
    pub left: fn(seconds: i64) -> String,
    pub left_unknown: &'static str,
    pub unknown: &'static str,
    pub no_deadline: &'static str,
    /// There is a text in its place that cannot be read.
    pub unreadable_deadline: fn(text: &str) -> String,
    pub seconds: fn(u64) -> String,
}

/// A remaining time in its two largest units.
pub enum Left {
    Passed,
    LessThanAMinute,
    Minutes(i64),
    Hours(i64, i64),
    Days(i64, i64),
}

impl Left {
    pub fn of(seconds: i64) -> Self {
        const MINUTE: i64 = 60;
        const HOUR: i64 = 60 * MINUTE;
        const DAY: i64 = 24 * HOUR;
        match seconds {
            ..=0 => Self::Passed,
            1..MINUTE => Self::LessThanAMinute,
            MINUTE..HOUR => Self::Minutes(seconds / MINUTE),
            HOUR..DAY => Self::Hours(seconds / HOUR, seconds % HOUR / MINUTE),
            DAY.. => Self::Days(seconds / DAY, seconds % DAY / HOUR),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::words::Language;

    #[test]
    fn time_left_is_given_in_its_two_largest_units() {
        for (seconds, english, chinese) in [
            (0, "passed", "已过期"),
            (59, "less than a minute left", "剩余不到1分钟"),
            (3_599, "59 min left", "剩余59分钟"),
            (3_600 * 5 + 120, "5 h 2 min left", "剩余5小时2分钟"),
            (86_400 * 29 + 3_600 * 3, "29 d 3 h left", "剩余29天3小时"),
        ] {
            assert_eq!((Language::English.words().time.left)(seconds), english);
            assert_eq!((Language::Chinese.words().time.left)(seconds), chinese);
        }
    }
}
