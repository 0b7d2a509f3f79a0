//! The migration evaluation, in Chinese.

use migration::{CheckResult, EvaluationNotice, PrecheckItem as Item};

use crate::words::EvaluationWords;
use crate::words::time::Left;

pub const WORDS: EvaluationWords = EvaluationWords {
    title: "迁移评估",
    none_yet: "该源实例尚未评估，或者报告已超过7天。评估对业务没有影响。",
    begin: "开始评估",
    again: "重新评估",
    running: "评估正在进行。",
    passed: "全部检查通过。",
    failed: |checks| format!("{checks}项检查未通过。"),
    not_understood: "无法理解该应答。以下按原样显示，其中任何内容都不视为通过。",
    raw: "应答原文",
    age: |seconds| match Left::of(seconds) {
        Left::Passed | Left::LessThanAMinute => "评估于不到1分钟前完成。".to_owned(),
        Left::Minutes(minutes) => format!("评估于{minutes}分钟前完成。"),
        Left::Hours(hours, minutes) => format!("评估于{hours}小时{minutes}分钟前完成。"),
        Left::Days(days, hours) => format!("评估于{days}天{hours}小时前完成。"),
    },
    valid_until: "报告保留至",
    expired: "报告的有效期为7天，该报告已过期，请重新评估。",
    for_target: |version| format!("目标版本为{version}。"),
    for_other_target: |version, chosen| {
        format!("该报告的目标版本为{version}，而当前选择的是{chosen}，请重新评估。")
    },
    not_read: |why| {
        format!("无法读取迁移评估：{why}。并非所有地域都提供评估；不评估也可以创建集群。")
    },
    check: "检查项",
    result_head: "结果",
    remedy_head: "处理方法",
    group: |name| {
        match name {
            "Basic Information Verification" => "基本信息校验",
            "Migration Task Dependency Verification" => "迁移任务依赖校验",
            "Key Information Verification" => "重点信息校验",
            "Other Verification" => "其他校验",
            other => other,
        }
        .to_owned()
    },
    item,
    result: |result| match result {
        CheckResult::Passed => "通过".to_owned(),
        CheckResult::Failed => "未通过".to_owned(),
        CheckResult::Existing => "存在".to_owned(),
        CheckResult::Unrecognised(word) if word.is_empty() => "没有结果".to_owned(),
        CheckResult::Unrecognised(word) => word.clone(),
    },
    remedy,
    no_remedy: "此处没有已知的处理方法，请将原文提供给厂商支持。",
    role_missing: "该账号没有服务关联角色AliyunServiceRoleForPolarDB，创建后预检查会失败。",
    create_role: "创建服务关联角色",
    notice: |notice| match notice {
        EvaluationNotice::NotEvaluated => "尚未针对该目标评估源实例。",
        EvaluationNotice::Running => "评估仍在进行。",
        EvaluationNotice::Failed => "最近一次评估未通过。现在创建的迁移会停在同样的检查项上。",
        EvaluationNotice::Unclear => "无法理解最近一次评估的应答，因此不视为通过。",
        EvaluationNotice::Expired => {
            "评估报告已过期：报告的有效期为7天，在此之后源实例可能已有变化，请重新评估。"
        }
        EvaluationNotice::AgeUnknown => {
            "评估报告没有说明完成时间，而报告的有效期只有7天，请重新评估。"
        }
    },
};

fn item(item: Item) -> &'static str {
    match item {
        Item::RunningStatus => "源实例运行状态",
        Item::ReadWriteStatus => "源实例读写状态",
        Item::AccountMode => "源实例账号模式",
        Item::ServiceLinkedRole => "PolarDB服务关联角色",
        Item::DtsRole => "DTS服务权限",
        Item::Empty => "源实例是否是空库",
        Item::TableEngine => "源实例表引擎校验",
        Item::Trigger => "源实例触发器校验",
        Item::PrimaryKey => "源实例无主键表校验",
        Item::BinaryLog => "源实例Binlog校验",
        Item::RootAccount => "源实例root账号校验",
        Item::Event => "事件",
    }
}

fn remedy(item: Item) -> &'static str {
    match item {
        Item::RunningStatus => "等待源实例变为运行中，或启动源实例。",
        Item::ReadWriteStatus => "解锁源实例，使其处于运行中并接受写入：释放空间或续费。",
        Item::AccountMode => "在源实例上创建高权限账号，或将连接模式改为高性能模式。",
        Item::ServiceLinkedRole => {
            "创建角色AliyunServiceRoleForPolarDB：使用此处的按钮、RAM控制台或CreateServiceLinkedRole。"
        }
        Item::DtsRole => {
            "为DTS授权：创建角色AliyunDTSDefaultRole，权限策略为AliyunDTSRolePolicy，信任dts.aliyuncs.com。"
        }
        Item::Empty => "在源实例上创建一个数据库。",
        Item::TableEngine => "将表转换为InnoDB或X-Engine：ALTER TABLE name ENGINE=InnoDB。",
        Item::Trigger => {
            "删除源实例上的触发器：先执行SHOW TRIGGERS，再逐个执行DROP TRIGGER。迁移完成后在集群上重建。"
        }
        Item::PrimaryKey => {
            "为这些表添加主键。或者接受数据可能重复，在报错时通过“继续迁移”跳过该错误。"
        }
        Item::BinaryLog => "将源实例的binlog_row_image设置为full，并将Binlog保留7天以上。",
        Item::RootAccount => {
            "删除两个账号中错误的一个：5.6版本保留root，5.7和8.0版本保留aliyun_root。"
        }
        Item::Event => "事件不会迁移，请在集群上手动重建；这不会阻止迁移。",
    }
}
