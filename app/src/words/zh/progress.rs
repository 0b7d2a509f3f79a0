//! The parts of the RDS Migration section that move, and the calendar file, in Chinese.

use migration::{Flow, MigrationStatus as Status, Stage, WriteGap};

use crate::words::{CurveFigures, ProgressWords, number};

pub const WORDS: ProgressWords = ProgressWords {
    curve_title: "自Polarshift首次看到该迁移以来的复制延迟",
    curve,
    gate: |seconds| format!("{seconds}秒：低于此值才能切换"),
    now: "现在",
    flow: |flow| match flow {
        Flow::NotKnown => "",
        Flow::KeepingUp => "平稳",
        Flow::CatchingUp => "下降",
        Flow::FallingBehind => "上升",
        Flow::IdleSource => "随时间等速上升，与以往相同：源库暂时没有写入",
        Flow::Stalled => "随时间等速上升：没有数据到达，复制链路可能已停滞",
    },
    to_switchable: |minutes| format!("约{minutes}分钟后可以切换"),
    title: |status| match status {
        Status::Cloning => "正在全量复制",
        Status::Switching => "正在切换",
        Status::RollingBack => "正在回滚",
        Status::Closing => "正在结束迁移",
        Status::NoMigration => "没有迁移任务",
        Status::PrecheckFailed => "预检查失败",
        Status::SyncingToPolardb => "正在同步到PolarDB",
        Status::SyncingToRds => "正在同步到RDS",
        Status::Unrecognised(_) => "此处不认识的步骤",
    },
    stage,
    done: "已完成",
    under_way: "进行中",
    ahead: "未开始",
    elapsed: "已用{}",
    since_sent: |moment| format!("从此处发送调用时（{moment}）起。"),
    since_seen: |first, before| match before {
        Some(before) => format!("首次读取于{first}；在前一次读取（{before}）之后开始。"),
        None => format!("首次读取于{first}；可能更早已经开始。"),
    },
    since_unknown: "无法得知开始时间：上游没有提供时间。",
    usual: |status, minutes| match status {
        Status::RollingBack => format!("根据官方文档：{minutes}分钟以内。"),
        Status::NoMigration
        | Status::Cloning
        | Status::PrecheckFailed
        | Status::SyncingToPolardb
        | Status::Switching
        | Status::SyncingToRds
        | Status::Closing
        | Status::Unrecognised(_) => {
            format!("根据官方文档：通常{minutes}分钟。")
        }
    },
    longer_than_usual: |status, minutes| match status {
        Status::RollingBack => format!("已超过官方文档所说的{minutes}分钟。"),
        Status::NoMigration
        | Status::Cloning
        | Status::PrecheckFailed
        | Status::SyncingToPolardb
        | Status::Switching
        | Status::SyncingToRds
        | Status::Closing
        | Status::Unrecognised(_) => {
            format!("已超过官方文档所说的通常{minutes}分钟。")
        }
    },
    copy_depends: "复制所需的时间取决于数据量。",
    gap: |gap, moment| match gap {
        WriteGap::Measured(gap) => format!(
            "两侧均未报告为读写的时间为{}秒，±{}秒，于{moment}结束。",
            number(gap.seconds as usize),
            number(gap.plus_minus as usize)
        ),
        WriteGap::Unseen { at_most } => format!(
            "没有读取到两侧均不可写的状态：这段时间短于前后两次读取之间的{}秒，于{moment}已经结束。",
            number(*at_most as usize)
        ),
    },
    unreadable: |why| format!("暂时无法读取迁移信息。当前内容可能已经过时，正在重试。{why}"),
    broken_off: "Polarshift内部出错，暂时无法更新此处内容。当前内容可能已经过时，正在重试。",
    left: "剩余{}",
    add_to_calendar: "添加到日历",
    event: |source, cluster| format!("{source}到{cluster}的迁移到期"),
    event_text: "届时复制会自动结束，两侧都可写。请在此之前完成或取消迁移。",
    emulated_time: "该集群位于模拟器中，模拟器的时钟可能比您的时钟快。",
};

fn stage(status: &Status, stage: Stage) -> &'static str {
    let back = *status == Status::RollingBack;
    match stage {
        Stage::Begun => match status {
            Status::Cloning => "集群已创建",
            Status::Switching => "切换已开始",
            Status::RollingBack => "回滚已开始",
            Status::Closing => "结束迁移的调用已被接受",
            Status::NoMigration
            | Status::PrecheckFailed
            | Status::SyncingToPolardb
            | Status::SyncingToRds
            | Status::Unrecognised(_) => "步骤已开始",
        },
        Stage::Copied => "全部数据已复制",
        Stage::Synchronizing => "复制之后的变更已同步",
        Stage::OldWriterStopped if back => "集群不再接受写入",
        Stage::OldWriterStopped => "源RDS实例不再接受写入",
        Stage::NewWriterWrites if back => "源RDS实例接受写入",
        Stage::NewWriterWrites => "集群接受写入",
        Stage::LinkTurned if back => "数据从RDS流向PolarDB",
        Stage::LinkTurned => "数据从PolarDB流向RDS",
        Stage::LinkRemoved => "复制链路已移除，两侧都可写",
    }
}

fn curve(figures: &CurveFigures) -> String {
    let now = match figures.now {
        Some(seconds) => format!("现在{}秒", number(seconds as usize)),
        None => "现在未知".to_owned(),
    };
    format!(
        "{now}，自{}起最低{}秒，最高{}秒。",
        figures.since,
        number(figures.lowest as usize),
        number(figures.highest as usize)
    )
}
