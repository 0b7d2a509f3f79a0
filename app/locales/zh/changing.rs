use migration::Retention;

use crate::words::{DtsWords, ReleaseWords};

pub const RELEASE: ReleaseWords = ReleaseWords {
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
    gone: |cluster, actor, moment| {
        format!("{actor}于{moment}在此释放了{cluster}，该集群已不存在。")
    },
};

pub const DTS: DtsWords = DtsWords {
    title: "业务DTS任务数据库地址切换",
    link: "将DTS任务指向另一侧",
    about: "读取或写入某一侧的业务DTS任务必须跟随可写的一侧。PolarDB没有这些任务的列表，请从DTS控制台复制其ID。数据库的连接地址不会改变。",
    forward: "源实例DTS任务（正向切换）",
    back: "目标实例DTS任务（切换回滚）",
    commit_forward: "提交正向切换",
    commit_back: "提交切换回滚",
    target: |target| format!("以下任务将指向{target}。"),
    reading_jobs: "读取数据库的任务ID",
    writing_jobs: "写入数据库的任务ID",
    one_a_line: "每行一个ID，例如di4w4d9r12m38mb。",
    none_named: "任务ID",
    show: "查看将要发送的请求",
    known: "之前在此切换过的任务",
    known_job: |job, reads, target| {
        let verb = if reads { "读取" } else { "写入" };
        format!("{job}：自那时起{verb}{target}")
    },
};
