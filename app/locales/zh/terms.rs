use migration::{
    Action, Address, Difference, Direction, EndpointKind, InvalidId, MAX_PAIRS, NetType, PairFault,
    ReadWriteMode, Refusal, SWITCH_DELAY_LIMIT_SECONDS,
};

use crate::words::Terms;

pub const WORDS: Terms = Terms {
    button,
    dialog_title: |action| match action {
        Action::Switch => "开始切换",
        Action::RollBack => "将业务切换回原数据库",
        Action::Complete | Action::Cancel | Action::Continue | Action::Abandon => button(action),
    },
    read_and_write: "读写",
    read_only: "只读",
    not_reported: "未报告",
    unknown: "未知",
    no_source: "无",
    nothing_replicated: "没有复制",
    direction,
    endpoint_kind: |kind| {
        match kind {
            EndpointKind::RdsPrimary | EndpointKind::PolardbPrimary => "主地址",
            EndpointKind::RdsProxy => "读写分离地址",
            EndpointKind::RdsReadOnly => "只读地址",
            EndpointKind::PolardbCluster => "集群地址",
            EndpointKind::PolardbCustom => "自定义集群地址",
            // The source of an upgrade is a cluster itself.
            EndpointKind::Unrecognised(word) => match word.as_str() {
                "Primary" => "主地址",
                "Cluster" => "集群地址",
                other => other,
            },
        }
        .to_owned()
    },
    address,
    short_fault: |fault| match fault {
        PairFault::TypesMayNotSwap(..) => "地址类型不能互换",
        PairFault::Ipv6(_) => "IPv6",
        PairFault::SslDiffers(..) => "SSL设置不同",
        PairFault::VpcDiffers(..) => "VPC不同",
        PairFault::NetTypesDiffer(..) => "网络类型不同",
        PairFault::PortsDiffer(..) => "端口不同",
        PairFault::NoPairs
        | PairFault::TooMany(_)
        | PairFault::NotOnRdsSide(_)
        | PairFault::NotOnPolardbSide(_)
        | PairFault::UsedTwice(_) => "不能互换",
    },
    pair_fault,
    refusal,
    change_refusal: super::changes::refusal,
    difference,
    invalid_id: |invalid| match invalid {
        InvalidId::Cluster(text) => {
            format!("“{text}”不是集群ID：集群ID以pc-开头，其后为小写字母、数字和短划线")
        }
        InvalidId::Instance(text) => {
            format!("“{text}”不是源RDS实例ID：实例ID以rm-开头，其后为小写字母、数字和短划线")
        }
        InvalidId::Region(text) => format!("“{text}”不是地域ID（例如cn-hangzhou）"),
        InvalidId::Profile(text) => {
            format!("“{text}”不是账号名：账号名由字母、数字、短划线、下划线和点组成")
        }
    },
    cluster_status,
    pay_type: |word| {
        match word {
            "Postpaid" => "按量付费",
            "Prepaid" => "包年包月",
            other => other,
        }
        .to_owned()
    },
    category: |word| {
        match word {
            "Normal" => "集群版",
            "Basic" => "单节点",
            "Archive" | "ArchiveNormal" => "高压缩比（X-Engine）",
            "NormalMultimaster" => "多主集群",
            "SENormal" => "标准版",
            other => other,
        }
        .to_owned()
    },
    sentence: |text| format!("{text}。"),
    semicolon: "；",
    comma: "，",
    colon: "：",
};

fn button(action: Action) -> &'static str {
    match action {
        Action::Switch => "迁移切换",
        Action::RollBack => "迁移回滚",
        Action::Complete => "完成迁移",
        Action::Cancel => "取消迁移",
        Action::Continue => "继续迁移",
        Action::Abandon => "放弃迁移",
    }
}

/// As the vendor's table of statuses says them (vendor/rds-migration 4.2); the live API has other spellings of some.
fn cluster_status(word: &str) -> String {
    match word {
        "Creating" => "创建中",
        "Running" => "运行中",
        "Deleting" => "释放中",
        "Deleted" => "已释放",
        "Rebooting" => "重启中",
        "Starting" | "STARTING" => "启动中",
        "Stopped" => "停机中",
        "INS_MAINTAINING" | "NS_MAINTAINING" | "Maintaining" => "集群维护中",
        "Switching" => "主备节点切换中",
        "DBNodeCreating" => "正在增加节点",
        "DBNodeDeleting" => "正在删除节点",
        "ClassChanging" => "正在变更节点规格",
        "ClassChanged" => "升降配结束资源回收中",
        "NetAddressCreating" => "正在创建访问地址",
        "NetAddressDeleting" => "正在删除访问地址",
        "NetAddressModifying" => "正在修改访问地址",
        "MinorVersionUpgrading" => "内核版本升级中",
        "MajorVersionUpgrading" => "大版本升级",
        "STORAGE_EXPANDIN" | "StorageExpanding" => "正在扩容磁盘",
        "UPGRADE_FORBIDDEN" => "临时禁止升级",
        "Transing" | "TRANSING" => "迁移可用区中",
        "StandbyTransing" => "备库迁移中",
        "SSL_MODIFYING" => "正在修改SSL",
        "TDEModifying" => "正在加密TDE",
        "CONFIG_SWITCHING" | "ConfigSwitching" => "正在切换自定义集群地址配置",
        "ROLE_SWITCHING" | "RoleSwitching" => "正在切换自定义集群地址角色",
        other => other,
    }
    .to_owned()
}

fn direction(direction: &Direction) -> String {
    match direction {
        Direction::RdsToPolardb => "RDS到PolarDB",
        Direction::PolardbToRds => "PolarDB到RDS",
        Direction::Absent => "没有复制",
        Direction::Unrecognised(word) => word,
    }
    .to_owned()
}

fn address(address: &Address) -> String {
    let network = match &address.net_type {
        NetType::Private => "私网",
        NetType::Public => "公网",
        NetType::Inner => "内网",
        NetType::Unrecognised(word) => word,
    };
    let ssl = match address.ssl {
        Some(true) => "SSL已开启",
        Some(false) => "SSL未开启",
        None => "SSL未报告",
    };
    format!("{network}，端口{}，{ssl}", address.port)
}

fn refusal(refusal: &Refusal) -> String {
    let limit = SWITCH_DELAY_LIMIT_SECONDS;
    match refusal {
        Refusal::NoMigration => "该集群没有迁移任务".to_owned(),
        Refusal::NotFromRds(kind) => format!("该迁移来自{kind}，不是来自RDS，此处不处理"),
        Refusal::Status(status) => format!("迁移状态为{status}时不能执行"),
        Refusal::UnrecognisedStatus(word) => {
            format!("此处不认识迁移状态“{word}”，不能进行任何操作")
        }
        Refusal::NotStuck(status) => {
            format!("仅当某个步骤受阻时才能执行；迁移状态为{status}，没有报错信息")
        }
        Refusal::DelayUnknown => format!("复制延迟未知；必须已知并且低于{limit}秒"),
        Refusal::DelayTooHigh(seconds) => format!("复制延迟为{seconds}秒，必须低于{limit}秒"),
    }
}

fn difference(difference: &Difference) -> String {
    let changed =
        |what: &str, was: &str, now: &str| format!("打开此页面时{what}为{was}，现在为{now}");
    match difference {
        Difference::Status { was, now } => changed("迁移状态", was.as_str(), now.as_str()),
        Difference::Direction { was, now } => changed("复制方向", &direction(was), &direction(now)),
        Difference::RdsMode { was, now } => changed("源RDS读写状态", mode(was), mode(now)),
        Difference::ClusterMode { was, now } => changed("PolarDB读写状态", mode(was), mode(now)),
        Difference::Source { was, now } => changed("源RDS实例", or_none(was), or_none(now)),
        Difference::RdsStrings { was, now } => changed("RDS侧的连接地址", &list(was), &list(now)),
        Difference::PolardbStrings { was, now } => {
            changed("PolarDB侧的连接地址", &list(was), &list(now))
        }
        Difference::Comment { was, now } => changed("报错信息", &quoted(was), &quoted(now)),
    }
}

fn pair_fault(fault: &PairFault) -> String {
    match fault {
        PairFault::NoPairs => "没有选择任何地址对".to_owned(),
        PairFault::TooMany(count) => format!("选择了{count}对地址，最多可以互换{MAX_PAIRS}对"),
        PairFault::NotOnRdsSide(name) => format!("{name}现在不是RDS侧的连接地址"),
        PairFault::NotOnPolardbSide(name) => format!("{name}现在不是PolarDB侧的连接地址"),
        PairFault::UsedTwice(name) => format!("{name}出现在多个地址对中"),
        PairFault::TypesMayNotSwap(a, b) => format!("{a}和{b}的地址类型不能互换"),
        PairFault::Ipv6(name) => format!("{name}是IPv6地址，不能互换"),
        PairFault::SslDiffers(a, b) => format!("{a}和{b}的SSL设置不同，两侧必须相同"),
        PairFault::VpcDiffers(a, b) => format!("{a}和{b}位于不同的VPC，客户端将失去连接"),
        PairFault::NetTypesDiffer(a, b) => format!("{a}和{b}的网络类型不同"),
        PairFault::PortsDiffer(a, b) => format!("{a}和{b}的端口不同，而端口不会互换"),
    }
}

fn mode(mode: &ReadWriteMode) -> &str {
    match mode {
        ReadWriteMode::ReadWrite => "读写",
        ReadWriteMode::ReadOnly => "只读",
        ReadWriteMode::Absent => "未报告",
        ReadWriteMode::Unrecognised(word) => word,
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "无" } else { text }
}

fn quoted(text: &str) -> String {
    match text.split_whitespace().collect::<Vec<_>>().join(" ") {
        empty if empty.is_empty() => "无".to_owned(),
        text => format!("“{text}”"),
    }
}

fn list(strings: &[String]) -> String {
    if strings.is_empty() { "无".to_owned() } else { strings.join("、") }
}
