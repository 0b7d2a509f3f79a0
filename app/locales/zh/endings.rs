use backend::{Ended, IntentRecord};
use migration::{BothWrite, Ending, Side};

use super::outcome;
use crate::panel::moment;
use crate::words::EndingWords;

pub const WORDS: EndingWords = EndingWords {
    title: "两侧均可写入",
    mark: "两侧可写",
    how,
    evidence: |ended| {
        let (source, cluster) = (&ended.source, &ended.cluster.id);
        match ended.both_write {
            BothWrite::Reported => format!(
                "{}读取到{source}和{cluster}的状态均为读写。两者之间没有复制：写入一侧的数据在另一侧不存在。",
                moment(ended.gone)
            ),
            BothWrite::Documented => format!(
                "根据阿里云文档，此后{source}和{cluster}均可写入；此处尚未读取到该状态。两者之间没有复制。"
            ),
        }
    },
    to_do: "请确保只写入其中一侧",
    checklist,
    acknowledge: "已处理，不再显示此警告",
    acknowledged: |actor, at| format!("迁移结束后两侧均可写入；{actor}已于{at}确认处理。"),
};

fn how(ended: &Ended, sent: Option<&IntentRecord>) -> String {
    if let Some(record) = sent {
        let label = (outcome::WORDS.intent)(record.kind());
        let at = moment(record.sent_at.unwrap_or(record.created_at));
        return format!("{}于{at}在此发送了“{label}”。", record.actor);
    }
    let (seen, gone) = (moment(ended.last_seen), moment(ended.gone));
    let between = format!("最后一次读取到迁移是在{seen}，{gone}时迁移已不存在");
    match (ended.ending, ended.deadline) {
        (Ending::Expired, Some(deadline)) => {
            format!("迁移已自行结束或在别处被结束：{between}，其到期时间为{}。", moment(deadline.0))
        }
        (Ending::Completed, _) => format!("迁移已在别处完成：{between}。"),
        (Ending::Cancelled, _) => format!("迁移已在别处取消：{between}。"),
        (Ending::Abandoned, _) => format!("迁移已在别处放弃：{between}。"),
        (Ending::Expired | Ending::Unknown, _) => format!("此处不知道迁移如何结束：{between}。"),
    }
}

fn checklist(ended: &Ended) -> Vec<String> {
    let (source, cluster) = (ended.source.as_str(), ended.cluster.id.as_str());
    let (first, used, left) = match ended.in_use {
        Some(Side::Polardb) => (None, cluster, source),
        Some(Side::Rds) => (None, source, cluster),
        None => (
            Some("确认应用程序写入的是哪一侧。此处未知，以下按写入PolarDB列出。".to_owned()),
            cluster,
            source,
        ),
    };
    let last = match ended.in_use {
        Some(Side::Rds) => format!("不再需要时释放{cluster}：它会继续计费。"),
        _ => format!("不再需要时在RDS控制台释放{source}：它会继续计费。"),
    };
    let rest = [
        format!("收紧{left}的白名单，使应用程序无法再访问它。"),
        format!("删除或锁定{left}上应用程序使用的数据库账号。"),
        format!("将仍在使用{left}连接地址的连接池、已保存的会话和任务改为连接{used}。"),
        format!("检查{left}自{}以来是否有写入，并补齐{used}缺少的数据。", moment(ended.gone)),
        format!("在DTS控制台将业务DTS任务指向{used}。"),
        last,
    ];
    first.into_iter().chain(rest).collect()
}
