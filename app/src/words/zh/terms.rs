//! The nouns of a migration, and how words are put together, in Chinese.

use migration::{Action, Address, Direction, EndpointKind, NetType, PairFault};

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
    net_type,
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
        "SSL_MODIFYING" | "SSLModifying" => "正在修改SSL",
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

fn net_type(net_type: &NetType) -> &str {
    match net_type {
        NetType::Private => "私网",
        NetType::Public => "公网",
        NetType::Inner => "内网",
        NetType::Unrecognised(word) => word,
    }
}

fn address(address: &Address) -> String {
    let ssl = match address.ssl {
        Some(true) => "SSL已开启",
        Some(false) => "SSL未开启",
        None => "SSL未报告",
    };
    format!("{}，端口{}，{ssl}", net_type(&address.net_type), address.port)
}
