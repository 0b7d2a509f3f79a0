//! The lab, in Chinese.

use backend::{FaultKind, LabDone, LabError, LabField, LabFields, LabForm, MigrationOrder, Preset};

use super::errors;
use crate::words::{
    CallsWords, ClockWords, FaultsWords, LabWords, MigrationsWords, ScenariosWords, number,
};

pub const WORDS: LabWords = LabWords {
    title: "实验室",
    about: "此控制台背后的模拟器：时间、故障与真实状态。此处的操作不会发送到任何云。",
    no_answer: "模拟器没有应答",
    try_again: "重新打开实验室",
    clock: CLOCK,
    migrations: MIGRATIONS,
    faults: FAULTS,
    scenarios: SCENARIOS,
    calls: CALLS,
    field,
    error,
    done,
};

const CLOCK: ClockWords = ClockWords {
    title: "时钟",
    about: "所有资源的时间：状态变化、复制延迟、到期时间。时间只能前进。",
    now: "模拟时间",
    speed: "速度",
    times: |speed| format!("实际时间的{speed}倍"),
    state: "状态",
    runs: "运行中",
    stands: "已暂停",
    pause: "暂停",
    resume: "继续",
    set_speed: "设置速度",
    advance: "前进",
    advance_by: "前进到",
    steps: [("1分钟后", 60), ("15分钟后", 900), ("1小时后", 3_600), ("1天后", 86_400)],
    next_end: "下一个步骤结束时",
    next_deadline: "下一个到期时间",
};

const MIGRATIONS: MigrationsWords = MigrationsWords {
    title: "迁移",
    about: "每个集群正在进行的步骤及其结束时间。被挂起的步骤在放行后才会结束。",
    none: "没有集群正在迁移或进行其他操作。",
    cluster: "集群",
    status: "状态",
    delay: "延迟",
    ends: "结束时间",
    by_hand: "放行后",
    more: |count| format!("另有{}个未显示。", number(count)),
    change: "修改其中一个",
    order: |order| match order {
        MigrationOrder::Hold => "挂起当前步骤",
        MigrationOrder::Release => "放行被挂起或停滞的步骤",
        MigrationOrder::Storm => "延迟风暴：每30分钟升至240秒后回落",
        MigrationOrder::Stall => "停滞：延迟持续增长，直到放行",
        MigrationOrder::Lag => "固定延迟",
        MigrationOrder::Unknown => "延迟未知",
        MigrationOrder::Breathe => "正常延迟",
    },
    apply: "应用",
    only_for_lag: "秒数（仅用于固定延迟）",
};

const FAULTS: FaultsWords = FaultsWords {
    title: "故障",
    about: "预定的故障。一次调用只会遇到最早且符合条件的那一个，调用日志会写明是哪一个。",
    none: "没有预定任何故障。",
    kind: "类型",
    any: "任意",
    left: "剩余次数",
    without_end: "不限",
    remove: |id| format!("移除故障{id}"),
    clear: "清除所有故障",
    ready_made: "常用故障",
    preset: |preset| match preset {
        Preset::LostAnswer => "下一次切换会执行，但应答丢失",
        Preset::NeverArrives => "下一次切换不会到达",
        Preset::Slow => "下一次切换5秒后才应答",
        Preset::StuckSwitch => "下一次切换会卡住",
        Preset::PrecheckFails => "下一次预检查会失败",
        Preset::Throttled => "20次调用被限流",
        Preset::Forbidden => "20次读取被拒绝授权",
        Preset::ProxyPage => "5次读取得到代理的页面",
    },
    own: "自定义故障",
    choose_kind: "故障类型",
    show: "显示相应字段",
    kind_name,
    kind_means,
    optional: "留空的字段适用于所有调用。",
    order: "预定故障",
    by_name: "新集群或源实例的描述中的特定词语也能预定故障，例如：",
};

const SCENARIOS: ScenariosWords = ScenariosWords {
    title: "场景与快照",
    about: "场景会替换模拟器中的所有内容，故障和调用日志也会被清除。",
    there_is: |name| format!("当前已载入：{}", loaded(name)),
    contents: built_in,
    replaces: "替换现有的所有内容",
    load: "载入场景",
    snapshots: "快照",
    about_snapshots: "某一时刻的所有内容，包括时间和故障。快照保留到模拟器结束为止。",
    no_snapshots: "没有保留的快照。",
    keep: "保留快照",
    restore: "恢复快照",
    files: "文件",
    download: "将当前内容下载为场景文件",
    paste: "场景的文本",
    load_text: "载入文本",
    reset: "重置",
    about_reset: "让已载入的场景从头开始。其中的所有变化、故障和调用日志都会丢失。",
    type_reset: "请输入以下词语以确认：",
    reset_all: "重置模拟器",
};

const CALLS: CallsWords = CallsWords {
    title: "调用日志",
    about: "模拟器收到的调用，最新的在前：来自此控制台和其他任何客户端。从不保留签名和令牌。",
    none: "没有符合条件的调用。",
    show: "查询",
    at: "模拟时间",
    call: "调用",
    answer: "应答",
    effect: "效果",
    no_status: "没有应答",
    under_way: "进行中",
    met: |fault| format!("遇到故障：{fault}"),
    parameters: "参数",
    hidden: "已隐藏",
    older: "更早的调用",
    newest: "最新的调用",
};

fn built_in(name: &str) -> Option<&'static str> {
    match name {
        "demo" => Some("演示：一家小公司，分布在三个地域"),
        "empty" => Some("空：只有地域，没有资源"),
        "precheck-failure" => Some("预检查失败的源实例"),
        "lag-storm" => Some("各种形态的复制延迟"),
        "expiring" => Some("几分钟、几小时或几天内到期"),
        "fleet-1000" => Some("一千个集群"),
        _ => None,
    }
}

/// The scenario that is loaded: a built-in one, a posted text, or a file.
fn loaded(name: &str) -> String {
    match built_in(name) {
        Some(contents) => contents.to_owned(),
        None if name == "posted" => "由文本载入".to_owned(),
        None if name.ends_with(".toml") => "来自文件".to_owned(),
        None => name.to_owned(),
    }
}

fn kind_name(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Throttle => "限流",
        FaultKind::Error => "错误",
        FaultKind::Slow => "缓慢",
        FaultKind::DropBefore => "执行前断开",
        FaultKind::DropAfter => "执行后断开",
        FaultKind::Truncate => "应答不完整",
        FaultKind::WrongShape => "应答结构错误",
        FaultKind::Html => "代理的页面",
        FaultKind::Hold => "挂起状态变化",
        FaultKind::Stuck => "状态变化卡住",
        FaultKind::PrecheckFailure => "预检查失败",
        FaultKind::Lag => "复制延迟",
        FaultKind::FallsBack => "状态变化失败并回到原状态",
        FaultKind::AccessDenied => "没有权限",
    }
}

fn kind_means(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Throttle => "调用被限流，不执行任何操作。",
        FaultKind::Error => "以指定的状态码和错误码应答，不执行任何操作。",
        FaultKind::Slow => "调用先等待再执行，即使客户端已离开。",
        FaultKind::DropBefore => "连接被断开，不执行任何操作。",
        FaultKind::DropAfter => "操作已执行，但连接被断开，没有应答。",
        FaultKind::Truncate => "操作已执行，但只发送一半应答。",
        FaultKind::WrongShape => "操作已执行，但应答的结构不符合任何文档。",
        FaultKind::Html => "得到代理的页面，状态码502，不执行任何操作。",
        FaultKind::Hold => "调用所开始的状态变化在放行之前不会结束。",
        FaultKind::Stuck => "同上，并给出错误信息。规则允许时可以用“继续迁移”解决。",
        FaultKind::PrecheckFailure => "无论源实例如何，全量复制的预检查都会失败。",
        FaultKind::Lag => "该迁移的延迟从此固定不变。",
        FaultKind::FallsBack => "调用所开始的状态变化结束后回到开始前的状态，连接地址不交换。",
        FaultKind::AccessDenied => "以403应答并说明缺少的权限，不执行任何操作。",
    }
}

fn field(field: LabField) -> &'static str {
    match field {
        LabField::Speed => "速度",
        LabField::Seconds => "秒数",
        LabField::Kind => "类型",
        LabField::Action => "操作名称",
        LabField::Cluster => "集群ID",
        LabField::Account => "账号ID",
        LabField::Times => "调用次数",
        LabField::Skip => "先正常执行的次数",
        LabField::Chance => "概率（百分比）",
        LabField::RetryAfter => "重试间隔（毫秒）",
        LabField::HttpStatus => "状态码",
        LabField::Code => "错误码",
        LabField::Milliseconds => "毫秒",
        LabField::Shape => "结构",
        LabField::Transition => "状态变化",
        LabField::Reason => "错误信息",
        LabField::Item => "预检查项",
        LabField::Scenario => "场景",
        LabField::Text => "文本",
        LabField::Name => "名称",
        LabField::Change => "修改",
    }
}

fn error(error: &LabError) -> String {
    match error {
        LabError::Number { field: it, least, most } => {
            let (least, most) = (grouped(*least), grouped(*most));
            format!("{}：请输入{least}到{most}之间的数字。", field(*it))
        }
        LabError::Missing(it) => format!("{}：请填写。", field(*it)),
        LabError::Choice(it) => format!("{}：请选择列出的值。", field(*it)),
        LabError::NotConfirmed => "没有执行任何操作：请确认替换所有内容。".to_owned(),
        LabError::NothingAhead => {
            "没有会自行结束的步骤：当前没有步骤在进行，或者都被挂起。".to_owned()
        }
        LabError::NoDeadline => "没有尚未到期的迁移。".to_owned(),
        LabError::NoClusterForTour => {
            "默认地域中目前没有可以切换的集群，请先载入演示场景。".to_owned()
        }
        LabError::NotRecorded => "操作日志无法写入，没有向模拟器发送任何请求。".to_owned(),
        LabError::Unread(error) => {
            format!("无法读取默认地域的集群列表：{}。", (errors::WORDS.read_error)(error))
        }
        LabError::Refused(sentence) => format!("模拟器拒绝：{sentence}"),
        LabError::Unreachable(reason) => format!("模拟器没有应答：{reason}"),
        LabError::Malformed(reason) => format!("模拟器的应答无法理解：{reason}"),
    }
}

fn grouped(value: u64) -> String {
    number(usize::try_from(value).unwrap_or(usize::MAX))
}

fn done(form: LabForm, fields: &LabFields, done: &LabDone) -> String {
    if let LabDone::Moved { at, cluster } = done {
        return format!("时间已越过{at:.0}，集群{cluster}在那时发生了变化。");
    }
    match form {
        LabForm::Clock => match fields.get(LabField::Change) {
            "pause" => "时钟已暂停。".to_owned(),
            "resume" => "时钟已运行。".to_owned(),
            "speed" => format!("时钟以实际时间的{}倍运行。", fields.get(LabField::Speed)),
            _ => format!("时间已前进{}秒。", fields.get(LabField::Seconds)),
        },
        LabForm::Migration => format!("集群{}已修改。", fields.get(LabField::Cluster)),
        LabForm::Fault => "故障已预定。".to_owned(),
        LabForm::RemoveFault => "故障已移除。".to_owned(),
        LabForm::ClearFaults => "已清除所有故障。".to_owned(),
        LabForm::Load => format!("已载入：{}。", loaded(fields.get(LabField::Scenario))),
        LabForm::Paste => "文本已载入。".to_owned(),
        LabForm::Snapshot => format!("已保留为“{}”。", fields.get(LabField::Name)),
        LabForm::Restore => format!("已恢复到“{}”。", fields.get(LabField::Name)),
        LabForm::Reset => "场景已从头开始。".to_owned(),
        LabForm::Tour => "导览已开始。".to_owned(),
    }
}
