use super::{changing, clusters, dialog, new_cluster};
use crate::error::FormField;

/// What a page calls the field.
pub fn label(field: &FormField) -> &str {
    match field {
        FormField::IntentId => "操作ID",
        FormField::Profile => "账号",
        FormField::Region => "地域",
        FormField::Cluster => "集群ID",
        FormField::Source => "源RDS实例",
        FormField::Seen => "页面显示的状态",
        FormField::Endpoints => dialog::WORDS.endpoints,
        FormField::Binlog => dialog::WORDS.binlog,
        FormField::Confirmation => dialog::WORDS.type_cluster_id,
        FormField::StandingError => dialog::WORDS.the_error,
        FormField::Verdict => "调用是否已执行",
        FormField::Change => "要执行的操作",
        FormField::ReadWriteMode => "读写模式",
        FormField::Ending => "迁移结束的时间",
        FormField::Language => "语言",
        FormField::Target => "DTS任务指向的一侧",
        FormField::ReadingJobs => changing::DTS.reading_jobs,
        FormField::WritingJobs => changing::DTS.writing_jobs,
        FormField::Direction => clusters::WORDS.direction,
        FormField::Attention => clusters::WORDS.attention,
        FormField::Order => "排序",
        FormField::Create(field) => (new_cluster::WORDS.label)(*field),
        FormField::Other(name) => name,
    }
}
