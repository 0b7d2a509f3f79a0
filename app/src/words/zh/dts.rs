//! The page that points DTS jobs of the business at the other side, in Chinese.

use crate::words::DtsWords;

pub const WORDS: DtsWords = DtsWords {
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
