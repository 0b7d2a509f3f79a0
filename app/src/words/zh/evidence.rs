//! What the checks of the preflight saw, in Chinese.

use jiff::SignedDuration;
use migration::{
    Check, CheckId, Compared, Direction, Evidence, Exclusion, Method, Pair, ReadWriteMode,
    SWITCH_DELAY_LIMIT_SECONDS, SideAddress, Trend, Verdict,
};

use super::{preflight, rules, terms, time};
use crate::ui::moment;
use crate::words::EvidenceWords;

pub const WORDS: EvidenceWords = EvidenceWords { of_check };

const LIMIT: u64 = SWITCH_DELAY_LIMIT_SECONDS;

fn of_check(check: &Check) -> String {
    match &check.evidence {
        Evidence::Nothing => (preflight::WORDS.check)(check.id).when_nothing_is_seen.to_owned(),
        Evidence::Status(status) => format!("迁移状态为{status}。"),
        Evidence::Refusal(refusal) => sentence(&(rules::WORDS.refusal)(refusal)),
        Evidence::Differences(all) if all.is_empty() => {
            "打开此页面之后没有相关的变化。".to_owned()
        }
        Evidence::Differences(all) => {
            let all: Vec<_> = all.iter().map(rules::WORDS.difference).collect();
            sentence(&all.join("；"))
        }
        Evidence::Source { now, was: Some(was) } => {
            format!("打开此页面时源实例为{was}，现在为{now}。")
        }
        Evidence::Source { now, .. } if now.is_empty() => "没有报告源实例。".to_owned(),
        Evidence::Source { now, .. } => format!("源实例为{now}。"),
        Evidence::Direction { now, expected } => direction(now, expected),
        Evidence::Mode { now, expected } if now == expected => format!("当前为{}。", mode(now)),
        Evidence::Mode { now, expected } => {
            format!("当前为{}，应为{}。", mode(now), mode(expected))
        }
        Evidence::Modes { rds, cluster } => format!(
            "现在源实例为{}，集群为{}。之后两侧都接受写入：仍然写入源实例的数据不会到达集群，也不会有任何提示。",
            mode(rds),
            mode(cluster)
        ),
        Evidence::Delay { now, limit } => delay(check, now.seconds(), *limit),
        Evidence::Trend(trend) => of_trend(check, *trend),
        Evidence::Deadline { unreadable: Some(text), .. } => {
            format!("无法识别到期时间：“{text}”。")
        }
        Evidence::Deadline { deadline: None, .. } => "没有报告到期时间。".to_owned(),
        Evidence::Deadline { deadline: Some(deadline), left, needed, .. } => {
            let left = left.map(|left| (time::WORDS.left)(left.as_secs()));
            let left = left.unwrap_or_else(|| time::WORDS.left_unknown.to_owned());
            format!("到期时间为{}（{left}）。最多需要{}。", moment(deadline.0), minutes(*needed))
        }
        Evidence::WayBack { source_mode, direction, left, needed } => {
            way_back(source_mode, direction, *left, *needed)
        }
        Evidence::Method(Method::Physical) => "物理复制会带上触发器和事件。".to_owned(),
        Evidence::Method(Method::Logical(task)) => format!(
            "逻辑复制（DTS任务{task}）不包括触发器和事件。源实例上是否存在，没有报告。"
        ),
        Evidence::DtsJobs(None) => {
            "PolarDB没有这类任务的列表。写入将变为只读一侧的任务会中断；从中读取的任务需要随业务切换。".to_owned()
        }
        Evidence::DtsJobs(Some(jobs)) if jobs.is_empty() => "没有业务DTS任务。".to_owned(),
        Evidence::DtsJobs(Some(jobs)) => {
            format!("此前在此切换过的任务：{}。它们需要随业务切换。", jobs.join("、"))
        }
        Evidence::PairCount { chosen: 0, .. } => "没有选择任何地址对。".to_owned(),
        Evidence::PairCount { chosen, at_most } => {
            format!("已选择{chosen}对，最多可以互换{at_most}对。")
        }
        Evidence::Pair { pair, compared } => of_pair(check, pair, compared),
        Evidence::Unpaired { place, excluded } => unpaired(check, place, *excluded),
        Evidence::Names(names) => of_names(check.id, names),
        Evidence::SwapBack { missing, extra } => swap_back(check, missing, extra),
        Evidence::Lasts(time) => {
            format!("关闭Binlog后集群会重启，约{}秒无法连接。", time.as_secs())
        }
        Evidence::Error(text) if text.is_empty() => "没有报错信息。".to_owned(),
        Evidence::Error(_) if check.id == CheckId::ErrorSkipped => {
            "ForceSwitch会跳过该错误而不修复，相关内容在PolarDB上可能缺失或不正确：".to_owned()
        }
        Evidence::Error(_) => "报错信息如下：".to_owned(),
    }
}

fn direction(now: &Direction, expected: &Direction) -> String {
    let word = terms::WORDS.direction;
    match now {
        now if now == expected => format!("复制方向为{}。", word(now)),
        Direction::Absent => format!("没有报告复制方向，应为{}。", word(expected)),
        Direction::RdsToPolardb | Direction::PolardbToRds | Direction::Unrecognised(_) => {
            format!("复制方向为{}，应为{}。", word(now), word(expected))
        }
    }
}

fn delay(check: &Check, seconds: Option<u64>, limit: u64) -> String {
    let is_reverse = check.id == CheckId::ReverseDelay;
    let is_gate = check.id == CheckId::DelayBelowGate && check.verdict != Verdict::Pass;
    match seconds {
        None if is_reverse => "不清楚RDS落后PolarDB多少。".to_owned(),
        None => format!("复制延迟未知；必须已知并且低于{limit}秒。"),
        Some(seconds) if is_reverse && seconds > limit => {
            format!("RDS落后PolarDB {seconds}秒：业务需要等待其追上。")
        }
        Some(seconds) if is_reverse => format!("RDS落后PolarDB {seconds}秒。"),
        Some(seconds) if is_gate => format!("复制延迟为{seconds}秒，必须低于{limit}秒。"),
        Some(seconds) => format!("复制延迟为{seconds}秒。"),
    }
}

fn of_trend(check: &Check, trend: Trend) -> String {
    match trend {
        Trend::Unknown => "读数太少，无法判断趋势。".to_owned(),
        Trend::Steady => "延迟平稳。".to_owned(),
        Trend::Falling(per_hour) => format!("延迟在下降，{}。", rate(per_hour)),
        Trend::Rising(per_hour) if check.verdict == Verdict::Warn => {
            format!("延迟在上升，{}，切换期间会达到{LIMIT}秒。", rate(per_hour))
        }
        Trend::Rising(per_hour) => format!("延迟在上升，{}。", rate(per_hour)),
    }
}

fn rate(per_hour: u64) -> String {
    match per_hour / 60 {
        0 => format!("约每小时{per_hour}秒"),
        per_minute => format!("约每分钟{per_minute}秒"),
    }
}

fn way_back(
    source: &ReadWriteMode,
    now: &Direction,
    left: Option<SignedDuration>,
    needed: SignedDuration,
) -> String {
    let mut against = Vec::new();
    match left {
        None => against.push("剩余时间未知".to_owned()),
        Some(left) if left < needed => {
            against.push(format!("剩余时间不足两次切换所需的{}", minutes(needed)));
        }
        Some(_) => {}
    }
    if *source != ReadWriteMode::ReadWrite {
        against.push(format!("源实例为{}", mode(source)));
    }
    if *now != Direction::RdsToPolardb {
        against.push(format!("复制方向为{}", (terms::WORDS.direction)(now)));
    }
    if against.is_empty() {
        "之后仍可回滚：源实例状态正常，时间足够完成切换和回滚。".to_owned()
    } else {
        format!("之后能否回滚存在疑问：{}。", against.join("，"))
    }
}

fn of_pair(check: &Check, pair: &Pair, compared: &Compared) -> String {
    let differs = check.verdict != Verdict::Pass;
    let net = terms::WORDS.net_type;
    let Pair { rds, polardb } = pair;
    let what = match compared {
        Compared::Present(true, true) => "两侧都有各自的域名".to_owned(),
        Compared::Present(false, true) => format!("{rds}现在不是RDS侧的域名"),
        Compared::Present(true, false) => format!("{polardb}现在不是PolarDB侧的域名"),
        Compared::Present(false, false) => "两侧现在都没有各自的域名".to_owned(),
        Compared::AlsoElsewhere(names) if names.is_empty() => "只在这一对中".to_owned(),
        Compared::AlsoElsewhere(names) => format!("也在前面的地址对中：{}", names.join("、")),
        Compared::Kinds(a, b) => {
            let kind = terms::WORDS.endpoint_kind;
            let verdict = if differs { "，这两种类型不能互换" } else { "" };
            format!("{}与{}{verdict}", kind(a), kind(b))
        }
        Compared::Ips(a, b) if differs => format!("IPv6地址不能互换（{a}，{b}）"),
        Compared::Ips(..) => "没有IPv6地址".to_owned(),
        Compared::Ssl(a, b) if differs && (a.is_none() || b.is_none()) => {
            format!("RDS侧SSL{}，PolarDB侧SSL{}", ssl(*a), ssl(*b))
        }
        Compared::Ssl(a, b) if differs => {
            format!("RDS侧SSL{}，PolarDB侧SSL{}，两侧必须相同", ssl(*a), ssl(*b))
        }
        Compared::Ssl(a, _) => format!("两侧SSL都{}", ssl(*a)),
        Compared::Vpcs(a, b) if differs && a != b => {
            format!("分别位于{a}和{b}，客户端将失去连接")
        }
        Compared::Vpcs(..) if differs => "没有报告VPC".to_owned(),
        Compared::Vpcs(a, b) if a == b && !a.is_empty() => format!("都位于{a}"),
        Compared::Vpcs(..) => "并非都是私网".to_owned(),
        Compared::NetTypes(a, b) if differs => format!("{}与{}", net(a), net(b)),
        Compared::NetTypes(a, _) => format!("两侧都是{}", net(a)),
        Compared::Ports(a, b) if differs && a != b => format!(
            "RDS侧端口为{a}，PolarDB侧端口为{b}。端口不会互换：仍然使用原端口的客户端无法连接"
        ),
        Compared::Ports(..) if differs => "没有报告端口".to_owned(),
        Compared::Ports(a, _) => format!("两侧端口都是{a}"),
    };
    format!("{rds}与{polardb}：{what}。")
}

fn unpaired(check: &Check, place: &SideAddress, excluded: Option<Exclusion>) -> String {
    let kind = (terms::WORDS.endpoint_kind)(&place.kind);
    let (name, port) = (&place.connection_string, &place.port);
    let why = match excluded {
        Some(Exclusion::Ipv6) => "IPv6地址不能互换。",
        Some(Exclusion::Kind) => "该类型的地址不能互换。",
        Some(Exclusion::Vpc) => "集群在其VPC中没有地址。",
        Some(Exclusion::NoRoom) => "可以互换的地址对已选满。",
        None if check.fix.is_none() => "集群上无法为其创建对应的地址。",
        None => "",
    };
    format!(
        "{name}（{kind}，{}，端口{port}）仍指向RDS，而RDS将变为只读。{why}",
        (terms::WORDS.net_type)(&place.net_type)
    )
}

fn of_names(id: CheckId, names: &[String]) -> String {
    match (id == CheckId::NamesLeftOnSource, names) {
        (true, []) => "没有域名指向源实例。".to_owned(),
        (true, names) => {
            format!("以下域名指向源实例，而源实例将重新接受写入：{}。", names.join("、"))
        }
        (false, []) => "没有需要修改的域名。".to_owned(),
        (false, names) => {
            format!("域名都不移动。使用以下域名的客户端需要修改连接：{}。", names.join("、"))
        }
    }
}

fn swap_back(check: &Check, missing: &[Pair], extra: &[Pair]) -> String {
    let list = |pairs: &[Pair]| {
        let pairs: Vec<_> = pairs.iter().map(|it| format!("{}与{}", it.rds, it.polardb)).collect();
        pairs.join("、")
    };
    match (missing, extra) {
        ([], []) if check.verdict == Verdict::Pass => {
            "切换时互换的域名都会换回，没有其他域名互换。".to_owned()
        }
        ([], []) => {
            "切换不是在此控制台进行的，或者之后连接地址有变化：不知道哪些域名互换过。".to_owned()
        }
        (missing, []) => format!("以下域名不会换回：{}。", list(missing)),
        ([], extra) => format!("以下域名在切换时没有互换：{}。", list(extra)),
        (missing, extra) => format!(
            "以下域名不会换回：{}。以下域名在切换时没有互换：{}。",
            list(missing),
            list(extra)
        ),
    }
}

fn sentence(text: &str) -> String {
    (terms::WORDS.sentence)(text)
}

fn mode(mode: &ReadWriteMode) -> &str {
    match mode {
        ReadWriteMode::ReadWrite => terms::WORDS.read_and_write,
        ReadWriteMode::ReadOnly => terms::WORDS.read_only,
        ReadWriteMode::Absent => "未报告",
        ReadWriteMode::Unrecognised(word) => word,
    }
}

fn ssl(ssl: Option<bool>) -> &'static str {
    match ssl {
        Some(true) => "已开启",
        Some(false) => "未开启",
        None => "未报告",
    }
}

fn minutes(time: SignedDuration) -> String {
    format!("{}分钟", time.as_mins())
}
