//! Times and durations, in Chinese.

use crate::words::time::Left;
use crate::words::{TimeWords, number};

pub const WORDS: TimeWords = TimeWords {
    left: |seconds| match Left::of(seconds) {
        Left::Passed => "已过期".to_owned(),
        Left::LessThanAMinute => "剩余不到1分钟".to_owned(),
        Left::Minutes(minutes) => format!("剩余{minutes}分钟"),
        Left::Hours(hours, minutes) => format!("剩余{hours}小时{minutes}分钟"),
        Left::Days(days, hours) => format!("剩余{days}天{hours}小时"),
    },
    left_unknown: "剩余时间未知",
    unknown: "时间未知",
    no_deadline: "无期限",
    unreadable_deadline: |text| format!("无法识别：“{text}”"),
    seconds: |seconds| format!("{}秒", number(seconds as usize)),
};
