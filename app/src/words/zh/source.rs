//! A source RDS instance, and what the rules say about it, in Chinese. A word of the API is said as the vendor's Chinese
//! documents say it (vendor/rds-migration 4.9 and 4.10); an unknown one stays as it is.

use backend::Ineligibility;
use migration::{
    CopyMethod, CreateFault, CreateNotice, Ineligible, SourceDifference, SourceRefusal,
    SourceValue, StorageKind,
};

use super::rules;
use crate::words::{SourceWords, bytes};

pub const WORDS: SourceWords = SourceWords {
    instance: "源RDS实例",
    description: "实例名称",
    status: "运行状态",
    version: "源RDS版本",
    minor_version: "内核小版本",
    edition: "产品系列",
    class: "实例规格",
    cpu_and_memory: |cpu, memory_mb| format!("{cpu}核{} GB", memory_mb / 1024),
    storage: "存储类型",
    disk_used: "已用空间",
    used_of: |used, total| match (used, total) {
        (Some(used), Some(total)) => format!("{}，共{total} GB", bytes(used)),
        (Some(used), None) => bytes(used),
        (None, Some(total)) => format!("未报告，共{total} GB"),
        (None, None) => "未报告".to_owned(),
    },
    connection_mode: "连接模式",
    connection_mode_of: connection_mode,
    address_kind,
    network,
    ssl: "SSL加密",
    addresses: "源实例的连接地址",
    not_read: |why| format!("这一部分无法读取：{why}。"),
    on: "已开启",
    off: "未开启",
    instance_status,
    category,
    storage_type,
    refusal,
    ineligibility: |reason| match reason {
        Ineligibility::Refused(why) => refusal(why),
        Ineligibility::Id(invalid) => (rules::WORDS.invalid_id)(invalid),
    },
    difference,
    fault,
    notice,
    copy_method: "迁移方式",
    method: |method| match method {
        CopyMethod::Physical => "物理迁移",
        CopyMethod::Logical => "逻辑迁移（DTS）",
    },
    follows: |method| match method {
        CopyMethod::Physical => &[
            "迁移方式由云端根据源和目标自动选择，无法指定。",
            "复制全部对象，迁移期间新建的数据库也会复制。版本不变。",
            "免费：只收取集群的费用。",
            "其他引擎的表会转换为InnoDB。请将源实例的Binlog保留24小时以上。",
        ],
        CopyMethod::Logical => &[
            "迁移方式由云端根据源和目标自动选择，无法指定。",
            "复制数据库、表、视图、存储过程和函数，不复制触发器和事件：源实例不能有触发器，事件需要手动重建。",
            "迁移期间新建的数据库不会复制：需要在正向和反向DTS任务中分别添加。",
            "除集群外，DTS任务也会计费。请勿手动释放DTS任务。",
            "全量复制期间不能执行DDL。源实例需要binlog_row_image=full，Binlog保留7天，并且没有双向DTS任务。",
            "目标集群上的外键约束会被禁用，表占用的空间可能变大。",
        ],
    },
};

fn refusal(refusal: &SourceRefusal) -> String {
    match refusal {
        SourceRefusal::NotRunning(status) => {
            format!("源实例的状态为{}，必须为运行中", instance_status(status))
        }
        SourceRefusal::NotPrimary(kind) => {
            format!("源实例是{}，只有主实例可以迁移", instance_type(kind))
        }
        SourceRefusal::Locked(lock) => format!("源实例已锁定（{}）", lock_mode(lock)),
        SourceRefusal::Ineligible(why) => ineligible(why),
    }
}

fn ineligible(why: &Ineligible) -> String {
    match why {
        Ineligible::Engine(engine) => format!("引擎为{engine}，只有MySQL可以迁移"),
        Ineligible::Version(version) => {
            format!("MySQL {version}不能迁移，只有5.6、5.7和8.0可以")
        }
        Ineligible::Target(version) => {
            format!("没有目标版本{version}，请选择5.6、5.7或8.0")
        }
        Ineligible::Downgrade { from, to } => format!("目标版本{to}低于源实例的{from}"),
        Ineligible::Edition { version, category: edition, storage } => {
            let (edition, storage) = (category(edition), storage_type(storage));
            format!("{edition}、存储类型为{storage}的MySQL {version}不能迁移")
        }
    }
}

fn difference(difference: &SourceDifference) -> String {
    let SourceDifference { what, was, now } = difference;
    let what = match what {
        SourceValue::Id => "ID",
        SourceValue::Status => "状态",
        SourceValue::Kind => "类型",
        SourceValue::Engine => "引擎",
        SourceValue::Version => "版本",
        SourceValue::Edition => "产品系列",
        SourceValue::StorageType => "存储类型",
        SourceValue::MinorVersion => "内核小版本",
        SourceValue::Lock => "锁定状态",
        SourceValue::Vpc => "VPC",
        SourceValue::Vswitch => "交换机",
    };
    let say: fn(&str) -> String = match difference.what {
        SourceValue::Status => instance_status,
        SourceValue::Kind => instance_type,
        SourceValue::Edition => category,
        SourceValue::StorageType => storage_type,
        SourceValue::Lock => lock_mode,
        SourceValue::Id
        | SourceValue::Engine
        | SourceValue::Version
        | SourceValue::MinorVersion
        | SourceValue::Vpc
        | SourceValue::Vswitch => str::to_owned,
    };
    let (was, now) = (say(was), say(now));
    format!("打开此页面时源实例的{what}为“{was}”，现在为“{now}”")
}

fn fault(fault: &CreateFault) -> String {
    match fault {
        CreateFault::Version => "请选择目标版本：5.6、5.7或8.0".to_owned(),
        CreateFault::MinorVersion => "8.0.1和8.0.2属于8.0版本".to_owned(),
        CreateFault::Nodes { edition, most } => {
            let edition = if edition == "Standard" { "标准版" } else { "企业版" };
            format!("{edition}的节点个数为1到{most}")
        }
        CreateFault::StorageType => "该存储类型属于另一个产品版本".to_owned(),
        CreateFault::Description => {
            "名称长度为2到256个字符，不能以http://或https://开头".to_owned()
        }
        CreateFault::Network => "选择VPC时必须选择交换机，反之亦然".to_owned(),
        CreateFault::Period => "包年包月的时长为1到9个月或1到3年".to_owned(),
        CreateFault::TimeZone => "时区为SYSTEM，或-12:00到+13:00".to_owned(),
        CreateFault::XEngineMemory => "X-Engine占用内存的比例为10%到90%".to_owned(),
        CreateFault::Scale => "Serverless集群的单节点弹性下限必须小于上限".to_owned(),
    }
}

fn notice(notice: &CreateNotice) -> String {
    match notice {
        CreateNotice::Space { used, gigabytes } => format!(
            "源实例已用空间为{}，{gigabytes} GB的存储空间不大于该值，数据放不下。",
            bytes(*used)
        ),
        CreateNotice::OtherVpc { source, chosen } => {
            let source = if source.is_empty() { "没有VPC" } else { source.as_str() };
            format!(
                "集群将位于{chosen}，源实例位于{source}。两者之间的私网地址不能互换，应用程序需要修改连接配置。"
            )
        }
        CreateNotice::TableNames { source_is_case_sensitive: true } => {
            "源实例的表名区分大小写，而集群不区分。创建后不能修改，仅大小写不同的表名会冲突。"
                .to_owned()
        }
        CreateNotice::TableNames { source_is_case_sensitive: false } => {
            "源实例的表名不区分大小写，而集群区分。创建后不能修改，大小写写法不同的语句会失败。"
                .to_owned()
        }
        CreateNotice::SourceSsl => {
            "源实例已开启SSL。两侧SSL设置相同的地址才能互换，请在切换前为集群的连接地址开启SSL。"
                .to_owned()
        }
        CreateNotice::SafeMode => {
            "源实例使用数据库代理（安全模式）。需要创建高权限账号，或者将连接模式改为高性能模式。"
                .to_owned()
        }
        CreateNotice::RowImage(is) => format!(
            "源实例的binlog_row_image为{is}，逻辑迁移需要full。请在创建集群之前修改，因为迁移期间不能修改参数。"
        ),
        CreateNotice::OldMinorVersion(date) => format!(
            "如果内核小版本为{date}或更新，迁移会采用物理方式：免费，并且包含触发器和事件。如有需要，请先升级源实例的内核小版本。"
        ),
    }
}

fn instance_status(word: &str) -> String {
    match word {
        "Running" => "运行中",
        "Creating" => "创建中",
        "Deleting" => "删除中",
        "Rebooting" => "重启中",
        "DBInstanceClassChanging" => "升降级中",
        "TRANSING" => "迁移中",
        "EngineVersionUpgrading" => "迁移版本中",
        "TransingToOthers" => "迁移数据到其他RDS中",
        "GuardDBInstanceCreating" => "生产灾备实例中",
        "Restoring" => "备份恢复中",
        "Importing" => "数据导入中",
        "ImportingFromOthers" => "从其他RDS实例导入数据中",
        "DBInstanceNetTypeChanging" => "内外网切换中",
        "GuardSwitching" => "容灾切换中",
        "INS_CLONING" => "实例克隆中",
        "Released" => "已释放",
        other => other,
    }
    .to_owned()
}

fn instance_type(word: &str) -> String {
    match word {
        "Primary" => "主实例",
        "Readonly" => "只读实例",
        "Guard" => "灾备实例",
        "Temp" => "临时实例",
        other => other,
    }
    .to_owned()
}

fn category(word: &str) -> String {
    match word.to_ascii_lowercase().as_str() {
        "highavailability" => "高可用系列",
        "basic" => "基础系列",
        "cluster" => "集群系列",
        "finance" => "三节点企业系列",
        "serverless_basic" => "Serverless基础系列",
        _ => word,
    }
    .to_owned()
}

fn storage_type(word: &str) -> String {
    match StorageKind::of(word) {
        StorageKind::LocalSsd => "本地SSD盘".to_owned(),
        StorageKind::CloudDisk => format!("云盘（{word}）"),
        StorageKind::Unknown => word.to_owned(),
    }
}

fn lock_mode(word: &str) -> String {
    match word {
        "Unlock" => "未锁定",
        "ManualLock" => "手动锁定",
        "LockByExpiration" => "到期自动锁定",
        "LockByRestoration" => "回滚前自动锁定",
        "LockByDiskQuota" => "空间满自动锁定",
        "Released" => "已释放",
        other => other,
    }
    .to_owned()
}

fn connection_mode(word: &str) -> String {
    match word {
        "Standard" => "高性能模式",
        "Safe" => "数据库代理（安全模式）",
        other => other,
    }
    .to_owned()
}

fn address_kind(word: &str) -> String {
    match word {
        "Normal" => "普通地址",
        "ReadWriteSplitting" => "读写分离地址",
        other => other,
    }
    .to_owned()
}

fn network(word: &str) -> String {
    match word {
        "Private" => "私网",
        "Public" => "公网",
        "Inner" => "内网",
        other => other,
    }
    .to_owned()
}
