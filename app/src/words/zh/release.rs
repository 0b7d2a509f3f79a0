//! The page that releases a cluster, in Chinese.

use migration::Retention;

use crate::words::ReleaseWords;

pub const WORDS: ReleaseWords = ReleaseWords {
    title: "释放集群",
    link: "释放集群",
    consequences: |cluster| {
        vec![
            format!("{cluster}及其数据将被删除，仍连接它的应用程序将报错。"),
            "集群的连接地址将不复存在；带地址切换之后，应用程序使用的正是这些地址。".into(),
            "除保留的备份外，不再产生费用。".into(),
        ]
    },
    switched: |moment| format!("业务已于{moment}从此处切换到该集群，请确认已没有应用程序使用它。"),
    not_possible: "现在不能释放集群",
    backups: "集群的备份",
    retention: |retention| match retention {
        Retention::All => "保留全部备份（收费）",
        Retention::Latest => "保留释放前的最后一个备份（收费）",
        Retention::None => "不保留备份：数据无法恢复",
    },
    lock: "集群锁可防止集群被误释放。请在PolarDB控制台的基本信息页面将其关闭，然后重新打开本页面。",
    gone: |cluster, caller, moment| {
        format!("云端已不存在{cluster}。{caller}于{moment}从此处发送了“释放集群”。")
    },
};
