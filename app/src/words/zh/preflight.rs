//! The preflight inside the dialogs, in Chinese.

use migration::{CheckId, Fix, ReadWriteMode, Side, Verdict};

use super::terms;
use crate::words::preflight::{CheckWords, MapWords, rds_port_call};
use crate::words::{PreflightWords, RdsSource};

pub const WORDS: PreflightWords = PreflightWords {
    checks: "检查",
    checked_at: "检查时间",
    tally: |tally| {
        let counts = [
            (tally.red, "项阻止"),
            (tally.amber, "项需确认"),
            (tally.info, "项提示"),
            (tally.passed, "项通过"),
        ];
        let parts = counts.iter().filter(|(count, _)| *count > 0);
        let parts = parts.map(|(count, what)| format!("{count}{what}"));
        parts.collect::<Vec<_>>().join("，")
    },
    blocked: "现在不能发送",
    to_acknowledge: "确定之前需要逐项确认",
    acknowledge: |name| format!("确认：{name}"),
    the_rest: |tally| match (tally.info, tally.passed) {
        (0, passed) => format!("{passed}项检查通过"),
        (info, passed) => format!("{info}项提示，{passed}项通过"),
    },
    verdict: |verdict| match verdict {
        Verdict::Pass => "通过",
        Verdict::Info => "提示",
        Verdict::Warn => "需确认",
        Verdict::Block => "阻止",
        Verdict::NotKnown(_) => "未知",
    },
    check,
    fix,
    why_no_button: |reason| format!("现在不能执行：{reason}。"),
    pairs: "互换的地址对",
    verdict_of_pair: "结论",
    fits: "可以互换",
    stays: "留在RDS",
    check_pairs: "检查这些地址对",
    check_again: "重新检查",
    not_checked: "未能检查所做的选择。请按按钮重新检查。",
    choose_first: "请选择带地址或不带地址，然后会检查该选择。",
    acknowledged: |names| format!("已确认：{names}"),
    no_ok: "有检查项阻止时不能确定。",
    map: MapWords {
        title: "各域名由谁应答",
        name: "域名",
        now: "现在",
        then: "之后",
        moves: "移动",
        stays: "不变",
        port_changes: |from, to| format!("端口由{from}变为{to}"),
        answerer: |place, instance| {
            let side = side(place.side);
            let kind = (terms::WORDS.endpoint_kind)(&place.kind);
            let net = (terms::WORDS.net_type)(&place.net_type);
            format!("{side} {instance}：{kind}，{net}，端口{}", place.port)
        },
        nothing_moves: "域名都不移动：每个域名仍然指向现在的一侧。",
    },
};

fn check(id: CheckId) -> CheckWords {
    match id {
        CheckId::AsSeen => with_value("迁移信息与打开页面时一致"),
        CheckId::Source => with_value("源RDS实例"),
        CheckId::Status => with_value("迁移状态"),
        CheckId::Direction => with_value("复制方向"),
        CheckId::SourceMode => with_value("源RDS读写状态"),
        CheckId::ClusterMode => with_value("PolarDB读写状态"),
        CheckId::DelayKnown => with_value("复制延迟已知"),
        CheckId::DelayBelowGate => with_value("复制延迟低于60秒"),
        CheckId::DelayTrend => with_value("复制延迟的趋势"),
        CheckId::ReverseDelay => with_value("RDS的复制延迟"),
        CheckId::Deadline => with_value("距迁移到期的时间"),
        CheckId::WayBack => with_value("切换之后可以回滚"),
        CheckId::TriggersAndEvents => with_value("触发器和事件"),
        CheckId::BusinessDtsJobs => with_value("业务DTS任务"),
        CheckId::PairCount => with_value("地址对数量"),
        CheckId::PairNames => with_value("地址对中的域名"),
        CheckId::PairUnique => with_value("每个域名只在一对中"),
        CheckId::PairTypes => with_value("地址类型"),
        CheckId::PairIpv6 => with_value("IPv6地址"),
        CheckId::PairSsl => with_value("SSL设置"),
        CheckId::PairVpc => with_value("VPC网络"),
        CheckId::PairNetTypes => with_value("网络类型"),
        CheckId::PairPorts => with_value("端口"),
        CheckId::UnpairedName => CheckWords {
            name: "留在RDS的域名",
            when_nothing_is_seen: "RDS侧的每个域名都在地址对中。",
        },
        CheckId::DnsCache => CheckWords {
            name: "DNS缓存",
            when_nothing_is_seen: "DNS缓存失效之前，客户端可能无法连接，或者连接到只读的数据库。",
        },
        CheckId::ConnectionsChange => with_value("需要修改的连接"),
        CheckId::SwapBack => with_value("换回的域名"),
        CheckId::NoWayBack => CheckWords {
            name: "不能再回滚",
            when_nothing_is_seen: "同步链路将被删除，无法恢复。",
        },
        CheckId::BothSidesWrite => with_value("两侧都接受写入"),
        CheckId::NamesLeftOnSource => with_value("指向源实例的域名"),
        CheckId::BinlogRestart => with_value("集群重启"),
        CheckId::ClusterKeepsCosting => CheckWords {
            name: "集群的费用",
            when_nothing_is_seen: "集群保留数据，不会被释放，并从此开始计费。",
        },
        CheckId::ReleaseByHand => CheckWords {
            name: "集群的释放",
            when_nothing_is_seen: "集群不会自动释放。",
        },
        CheckId::ErrorReported => with_value("报错信息"),
        CheckId::ErrorSkipped => with_value("跳过该错误"),
    }
}

/// The words of a check whose evidence is always a value.
fn with_value(name: &'static str) -> CheckWords {
    CheckWords { name, when_nothing_is_seen: "没有记录该检查项的依据。" }
}

fn fix(fix: &Fix, source: &RdsSource<'_>) -> String {
    match fix {
        Fix::Wait => "请等待，可能会自行恢复。".to_owned(),
        Fix::OpenAgain => "请重新打开对话框查看。".to_owned(),
        Fix::MendSource => "请在源RDS实例上修复，然后重新检查。".to_owned(),
        Fix::ChoosePairs(pairs) => format!("选择可以互换的{}对地址", pairs.len()),
        Fix::AddPair(pair) => format!("与{}互换", pair.polardb),
        Fix::RemovePair(pair) => format!("{}不互换", pair.rds),
        Fix::WithoutEndpoints => "选择不带地址".to_owned(),
        Fix::ChangePort { at, to } if at.side == Side::Polardb => {
            format!("将{}的端口改为{to}", at.connection_string)
        }
        Fix::ChangePort { at, to } => {
            format!("在RDS侧修改端口：{}", rds_port_call(source, at, to))
        }
        Fix::EnableSsl { at } => format!("为{}开启SSL", at.connection_string),
        Fix::DisableSsl { at } => format!("为{}关闭SSL", at.connection_string),
        Fix::CreateEndpointAddress { endpoint, .. } => format!("为{endpoint}创建公网地址"),
        Fix::CreateClusterEndpoint { mode, .. } => match mode {
            ReadWriteMode::ReadOnly => "新建自定义集群地址（只读）",
            ReadWriteMode::ReadWrite => "新建自定义集群地址（读写）",
            ReadWriteMode::Absent | ReadWriteMode::Unrecognised(_) => "新建自定义集群地址",
        }
        .to_owned(),
        Fix::ChangeConnections(_) => "请让它们的客户端连接到另一侧。".to_owned(),
        Fix::RecreateTriggersAndEvents => {
            "请在源实例上用SHOW TRIGGERS和SHOW EVENTS查看，并在集群上手动创建。".to_owned()
        }
        Fix::RepointDtsJobs(_) => {
            "请在之后用ModifyDBClusterMigrationEndpoint切换这些任务的数据库地址。".to_owned()
        }
        Fix::FlushDnsCaches => "请刷新DNS缓存，并重建连接池中的连接。".to_owned(),
        Fix::KeepBinlog => "保留Binlog".to_owned(),
        Fix::ReleaseCluster => "不再需要时请用DeleteDBCluster释放集群。".to_owned(),
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Rds => "RDS",
        Side::Polardb => "PolarDB",
    }
}
