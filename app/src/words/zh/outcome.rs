//! The outcome of an intent, in Chinese.

use backend::{AlarmKind, Arrived, IntentKind, Parameters, Proof, Reason};
use migration::{Arrival, ChangeKind, Check};

use super::{errors, evidence, preflight, rules, source, terms};
use crate::ui::moment;
use crate::words::{OutcomeWords, names_of_each};

pub const WORDS: OutcomeWords = OutcomeWords {
    checking: |label| format!("正在检查“{label}”，尚未发送任何内容。"),
    sent: |label| format!("“{label}”已发送，尚未收到应答。"),
    accepted: |label| format!("“{label}”已被接受，效果尚未显现，正在读取迁移信息。"),
    unknown: |label, reason| {
        format!("尚不清楚“{label}”是否已执行：{reason}。不会再次发送，读取迁移信息后会有结论。")
    },
    refused: |reason| format!("没有发送任何内容：{reason}。"),
    not_run: |label| format!("“{label}”没有执行。"),
    not_run_because: |label, reason| format!("“{label}”没有执行：{reason}。"),
    ran: |label, proof, reason| match proof {
        Proof::Answered => format!("“{label}”已执行。"),
        Proof::Seen => {
            format!("未收到“{label}”的应答，但集群已呈现其效果，也可能由其他途径的操作引起。")
        }
        Proof::Decided | Proof::DecidedUnseen => format!("“{label}”已执行：{reason}。"),
    },
    began,
    swap_not_known: "该表单中的连接地址是否已互换尚不清楚。",
    something_else: |label| format!("原本要执行“{label}”，结果却是另一个操作。"),
    realm_gone: |label| format!("模拟器已重置或恢复，无从得知“{label}”是否已执行。"),
    became_complete: "由于期间有人进行了切换，取消迁移变成了完成迁移。",
    became_cancel: "由于期间有人进行了回滚，完成迁移变成了取消迁移。",
    alarm: |kind| match kind {
        AlarmKind::BothWrite => "两侧均可写入",
        AlarmKind::SomethingElse => "结果与操作不符",
        AlarmKind::FellBack => "已回退到原状态",
    },
    alarm_at: |at| format!("读取时间：{at}。"),
    acknowledge: "确认告警",
    stands_at: |status, direction| {
        let direction = (terms::WORDS.direction)(direction);
        format!("当前迁移状态为{status}，复制方向为{direction}。")
    },
    reason,
    intent,
    parameters: |parameters| match parameters {
        Parameters::Move { pairs: None } => "不带地址切换".to_owned(),
        Parameters::Move { pairs: Some(pairs) } => format!("带地址切换，{}对地址", pairs.len()),
        Parameters::Close { keep_binlog: true } => "保留Binlog".to_owned(),
        Parameters::Close { keep_binlog: false } => "关闭Binlog".to_owned(),
        Parameters::Continue { force: true } => "跳过该错误".to_owned(),
        Parameters::Continue { force: false } => "错误已修复".to_owned(),
        Parameters::Abandon => String::new(),
    },
    unread_in_progress: "此处有一项当前版本无法读取的操作正在进行，因此不能发送其他操作。",
    unread: "当前版本无法读取。",
    unread_why: "该操作由较旧或较新的版本写入，或者记录已损坏。",
    unread_settled_by: "请启动写入该操作的版本，由其得出结论。",
    unread_columns: "存储的原始内容",
};

fn began(label: &str, proof: Proof, arrived: &Arrived) -> String {
    let read = arrived.at.map(|at| format!("（{}读取）", moment(at))).unwrap_or_default();
    let stands = match arrived.arrival {
        Arrival::UnderWay => "已开始。".to_owned(),
        Arrival::Arrived => format!("已完成{read}。"),
        Arrival::FellBack => format!("开始后中止，迁移已回到原状态{read}。"),
        Arrival::Overtaken => "已开始，但未读取到其结束过程。".to_owned(),
    };
    match proof {
        Proof::Answered | Proof::Decided | Proof::DecidedUnseen => format!("“{label}”{stands}"),
        Proof::Seen => {
            format!("未收到“{label}”的应答。读取到该操作{stands}也可能由其他途径的操作引起。")
        }
    }
}

fn reason(reason: &Reason) -> String {
    let call = errors::WORDS.read_error;
    match reason {
        Reason::Different(items) => joined(items, rules::WORDS.difference),
        Reason::Illegal(refusal) => (rules::WORDS.refusal)(refusal),
        Reason::InProgress { action, since } => {
            let button = intent(*action);
            format!("该集群上的“{button}”自{}起正在进行", moment(*since))
        }
        Reason::InProgressUnread { intent_id } => {
            format!("此处有一项当前版本无法读取的操作（{intent_id}）正在进行")
        }
        Reason::AnotherRealm => "提交该表单之后，模拟器已重置或恢复".to_owned(),
        Reason::NotConfirmed(cluster) => format!("为确认而输入的集群ID不是{cluster}"),
        Reason::Pairs(items) => joined(items, rules::WORDS.pair_fault),
        Reason::WrongRegion { asked, is } => format!("该集群位于{is}，不在{asked}"),
        Reason::Unreadable(error) => format!("发送之前无法读取迁移信息：{}", call(error)),
        Reason::Answered(error) | Reason::NotSent(error) | Reason::NoAnswer(error) => call(error),
        Reason::Unproven(error) => format!("应答不能说明是否已执行：{}", call(error)),
        Reason::WentOn => "迁移已自行越过本应显现效果的阶段".to_owned(),
        Reason::NotRecorded => "操作日志无法写入，没有发送任何内容".to_owned(),
        Reason::ShuttingDown => "服务器正在关闭".to_owned(),
        Reason::StoppedBeforeSending => "服务器在发送调用之前停止".to_owned(),
        Reason::StoppedBeforeAnswer => "服务器在收到应答之前停止".to_owned(),
        Reason::BrokeOffBeforeSending => "处理在发送调用之前中断".to_owned(),
        Reason::BrokeOffBeforeAnswer => "处理在记录应答之前中断".to_owned(),
        Reason::Blocked(checks) => format!("以下检查阻止发送：{}", evidence_of(checks)),
        Reason::Unacknowledged(checks) => format!("以下检查尚未确认：{}", names_of(checks)),
        Reason::JournalUnreadable => "检查所需的操作日志无法读取".to_owned(),
        Reason::ClusterDifferent(items) => joined(items, rules::WORDS.change_difference),
        Reason::ChangeIllegal(refusal) => (rules::WORDS.change_refusal)(refusal),
        Reason::SourceDifferent(items) => joined(items, source::WORDS.difference),
        Reason::SourceIllegal { instance, refusal } => {
            format!("现在不能迁移{instance}：{}", (source::WORDS.refusal)(refusal))
        }
        Reason::NewCluster(items) => joined(items, source::WORDS.fault),
        Reason::RoleExists => "该账号已有服务关联角色".to_owned(),
        Reason::Decided { caller, seen, because } => {
            let how = if *seen {
                "在读取迁移信息后判定"
            } else {
                "在无法读取迁移信息的情况下判定"
            };
            let because = because.as_ref().map(|text| format!("：{text}")).unwrap_or_default();
            format!("由{caller}{how}{because}")
        }
    }
}

fn names_of(checks: &[Check]) -> String {
    names_of_each(checks.iter().map(|it| it.id), preflight::WORDS.check).join("、")
}

fn evidence_of(checks: &[Check]) -> String {
    let say = |check: &Check| {
        let evidence = (evidence::WORDS.of_check)(check);
        format!(
            "{}（{}）",
            (preflight::WORDS.check)(check.id).name,
            evidence.trim_end_matches('。')
        )
    };
    checks.iter().map(say).collect::<Vec<_>>().join("；")
}

fn joined<T>(items: &[T], text: fn(&T) -> String) -> String {
    items.iter().map(text).collect::<Vec<_>>().join(terms::WORDS.semicolon)
}

fn intent(kind: IntentKind) -> &'static str {
    match kind {
        IntentKind::Migration(action) => (terms::WORDS.button)(action),
        IntentKind::Change(change) => match change {
            ChangeKind::CreateEndpointAddress => "创建连接地址",
            ChangeKind::ChangePort => "修改端口",
            ChangeKind::CreateClusterEndpoint => "新建集群地址",
            ChangeKind::EnableSsl => "开启SSL",
            ChangeKind::DisableSsl => "关闭SSL",
            ChangeKind::RepointDtsJobs => "切换业务DTS任务",
            ChangeKind::ReleaseCluster => "释放集群",
        },
        IntentKind::CreateCluster => "创建集群",
        IntentKind::CreateServiceLinkedRole => "创建服务关联角色",
    }
}
