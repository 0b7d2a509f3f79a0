//! The RDS Migration section, in Chinese.

use migration::{Direction, Migration, MigrationStatus as Status, SourceKind};

use crate::words::PanelWords;

pub const WORDS: PanelWords = PanelWords {
    migration_status: "迁移状态",
    source_instance: "源RDS实例",
    source_mode: "源RDS读写状态",
    cluster_mode: "PolarDB读写状态",
    replication_delay: "复制延迟",
    replication_direction: "复制方向",
    expires: "到期时间",
    details: "详情",
    stands,
    swapped: [
        "两侧的连接地址已经互换。客户端的DNS缓存失效之前，可能无法连接，或者连接到只读的数据库：请刷新DNS缓存，并重建连接池中的连接。",
        "在DMS中请使用集群ID登录并核对连接地址：已保存的会话仍然指向原来的一侧。",
    ],
    in_progress: |button| format!("{button}正在进行。"),
    rds: "RDS",
    polardb: "PolarDB",
    data_flows: "数据流向：",
    error_message: "报错信息：",
    read_at: "读取时间",
    rds_endpoints: "源RDS连接地址",
    polardb_endpoints: "PolarDB连接地址",
    none_listed: "无。",
    changes: "现在需要修改的连接地址",
    old: "原地址",
    new: "新地址",
    no_match: "没有对应的地址，请在下方选择",
    copy: "复制",
    copied: "已复制",
    no_answer: "控制台的服务器没有应答。当前内容可能已经过时，正在重试。",
    not_read: "暂时无法读取迁移信息。当前内容可能已经过时，正在重试。",
    not_understood: "此页面无法理解控制台服务器的应答：服务器可能已经更新。",
    ago: "{}前",
    refresh: "刷新页面",
};

fn stands(migration: &Migration) -> String {
    let source = &migration.source;
    if let SourceKind::Other(kind) = &migration.source_kind {
        return format!("该迁移来自{kind}，不是来自RDS。此处仅供查看，不能进行任何操作。");
    }
    match &migration.status {
        Status::NoMigration => "该集群没有迁移任务。".to_owned(),
        Status::Cloning => format!("正在将{source}的数据复制到集群。"),
        Status::PrecheckFailed => {
            "预检查失败。在继续迁移或放弃迁移之前，不会复制任何数据。".to_owned()
        }
        Status::SyncingToPolardb => match migration.delay.seconds() {
            Some(_) if migration.delay.allows_switch() => {
                format!("业务写入{source}，集群正在同步。可以进行迁移切换。")
            }
            Some(seconds) => {
                format!("业务写入{source}，集群落后{seconds}秒。复制延迟低于60秒后才能切换。")
            }
            None => format!("业务写入{source}。复制延迟未知，暂时不能切换。"),
        },
        Status::Switching => "正在将业务切换到PolarDB，通常在5分钟内完成。".to_owned(),
        Status::SyncingToRds => format!("业务写入集群，{source}正在同步。可以进行迁移回滚。"),
        Status::RollingBack => "正在将业务切换回RDS，通常在10分钟内完成。".to_owned(),
        Status::Closing => {
            let what = match migration.direction {
                Direction::RdsToPolardb => "取消",
                Direction::PolardbToRds => "完成",
                Direction::Absent | Direction::Unrecognised(_) => "结束",
            };
            format!("正在{what}迁移，通常在2分钟内结束。")
        }
        Status::Unrecognised(word) => {
            format!("此处不认识迁移状态{word}。不能进行任何操作，将重新读取。")
        }
    }
}
