//! Words of the API about a source RDS instance, as the vendor's Chinese documents say them (vendor/rds-migration 4.9 and 4.10). An
//! unknown one stays as it is.

pub fn instance_status(word: &str) -> String {
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

pub fn instance_type(word: &str) -> String {
    match word {
        "Primary" => "主实例",
        "Readonly" => "只读实例",
        "Guard" => "灾备实例",
        "Temp" => "临时实例",
        other => other,
    }
    .to_owned()
}

pub fn category(word: &str) -> String {
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

pub fn storage_type(word: &str) -> String {
    match word {
        "local_ssd" => "本地SSD盘".to_owned(),
        cloud if cloud.starts_with("cloud_") || cloud == "general_essd" => {
            format!("云盘（{cloud}）")
        }
        other => other.to_owned(),
    }
}

pub fn lock_mode(word: &str) -> String {
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

pub fn connection_mode(word: &str) -> String {
    match word {
        "Standard" => "高性能模式",
        "Safe" => "数据库代理（安全模式）",
        other => other,
    }
    .to_owned()
}

pub fn address_kind(word: &str) -> String {
    match word {
        "Normal" => "普通地址",
        "ReadWriteSplitting" => "读写分离地址",
        other => other,
    }
    .to_owned()
}

pub fn network(word: &str) -> String {
    match word {
        "Private" => "私网",
        "Public" => "公网",
        "Inner" => "内网",
        other => other,
    }
    .to_owned()
}
