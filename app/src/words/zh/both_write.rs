//! Both sides that accept writes after a migration ended, in Chinese.

use backend::{BothWriteAlarm, IntentRecord};
use migration::{BothWrite, Ending, Side};

use super::outcome;
use crate::ui::moment;
use crate::words::BothWriteWords;

pub const WORDS: BothWriteWords = BothWriteWords {
    title: "两侧均可写入",
    how,
    evidence: |ended| {
        let (source, cluster) = (&ended.source, &ended.cluster.id);
        let clock = if ended.by_own_clock {
            "云端没有返回时间，以上为本服务器的时间。"
        } else {
            ""
        };
        let evidence = match ended.both_write {
            BothWrite::Reported => format!(
                "{}读取到{source}和{cluster}的状态均为读写。两者之间没有复制：写入一侧的数据在另一侧不存在。",
                moment(ended.both_write_at)
            ),
            BothWrite::Documented => format!(
                "根据阿里云文档，此后{source}和{cluster}均可写入；此处尚未读取到该状态。两者之间没有复制。"
            ),
        };
        evidence + clock
    },
    to_do: "请确保只写入其中一侧",
    checklist,
    acknowledge: "已处理，不再显示此警告",
    acknowledged: |caller, at| format!("迁移结束后两侧均可写入；{caller}已于{at}确认处理。"),
};

fn how(ended: &BothWriteAlarm, sent: Option<&IntentRecord>) -> String {
    if let Some(record) = sent {
        let label = (outcome::WORDS.intent)(record.kind());
        let at = moment(record.sent_at.unwrap_or(record.created_at));
        return format!("{}于{at}在此发送了“{label}”。", record.caller.name());
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

fn checklist(ended: &BothWriteAlarm) -> Vec<String> {
    let (source, cluster) = (ended.source.as_str(), ended.cluster.id.as_str());
    let (used, left, release) = match ended.in_use {
        Some(Side::Polardb) => (cluster, source, format!("在RDS控制台释放{source}")),
        Some(Side::Rds) => (source, cluster, format!("释放{cluster}")),
        None => return find_out(ended),
    };
    vec![
        format!("收紧{left}的白名单，使应用程序无法再访问它。"),
        format!("删除或锁定{left}上应用程序使用的数据库账号。"),
        format!("将仍在使用{left}连接地址的连接池、已保存的会话和任务改为连接{used}。"),
        format!("检查{left}自{}以来是否有写入，并补齐{used}缺少的数据。", moment(ended.gone)),
        format!("在DTS控制台将业务DTS任务指向{used}。"),
        format!("不再需要时{release}：它会继续计费。"),
    ]
}

fn find_out(ended: &BothWriteAlarm) -> Vec<String> {
    let (source, cluster) = (&ended.source, &ended.cluster.id);
    vec![
        format!(
            "此处无法得知业务使用的是哪一侧，请先确认：对比{source}和{cluster}的连接以及自{}以来的写入。",
            moment(ended.last_seen)
        ),
        "确认之前，请勿关闭或释放任何一侧。只释放已证实未被使用的一侧。".to_owned(),
    ]
}
