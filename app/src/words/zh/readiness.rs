//! The way back to the source after a switch, in Chinese.

use crate::words::{ReadinessWords, number};

pub const WORDS: ReadinessWords = ReadinessWords {
    title: "回滚到RDS",
    possible: "现在可以回滚。",
    to_acknowledge: |checks| format!("现在可以回滚，有{checks}项检查需要确认。"),
    not_possible: |reason| format!("现在不能回滚。{reason}"),
    reverse_delay: "RDS落后",
    time_left: "剩余时间",
    names: "将换回的连接地址",
    names_known: |pairs| format!("{pairs}对，切换前已记录"),
    names_stayed: "无：切换时连接地址没有互换",
    names_unknown: "未知：切换不是在此进行的，或连接地址此后有变化",
    lost: "可能丢失的数据",
    at_risk: |delay| match delay {
        Some(0) => "无：写入PolarDB的数据均已到达RDS".to_owned(),
        Some(seconds) => format!(
            "已复制的数据不会丢失；最近{}秒写入PolarDB的数据尚未到达RDS",
            number(usize::try_from(seconds).unwrap_or(usize::MAX))
        ),
        None => "已复制的数据不会丢失；不清楚哪些写入PolarDB的数据尚未到达RDS".to_owned(),
    },
};
