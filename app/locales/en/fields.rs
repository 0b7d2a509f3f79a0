use super::{changing, clusters, dialog, new_cluster};
use crate::error::FormField;

/// What a page calls the field.
pub fn label(field: &FormField) -> &str {
    match field {
        FormField::IntentId => "Intent ID",
        FormField::Profile => "Account",
        FormField::Region => "Region",
        FormField::Cluster => "Cluster ID",
        FormField::Source => "Source RDS Instance",
        FormField::Seen => "What the page showed",
        FormField::Endpoints => dialog::WORDS.endpoints,
        FormField::Binlog => dialog::WORDS.binlog,
        FormField::Confirmation => dialog::WORDS.type_cluster_id,
        FormField::StandingError => dialog::WORDS.the_error,
        FormField::Verdict => "Whether the call ran",
        FormField::Change => "What to do",
        FormField::ReadWriteMode => "Read/write mode",
        FormField::Ending => "When the migration ended",
        FormField::Language => "Language",
        FormField::Target => "The side that DTS jobs point at",
        FormField::ReadingJobs => changing::DTS.reading_jobs,
        FormField::WritingJobs => changing::DTS.writing_jobs,
        FormField::Direction => clusters::WORDS.direction,
        FormField::Attention => clusters::WORDS.attention,
        FormField::Order => "Order",
        FormField::Create(field) => (new_cluster::WORDS.label)(*field),
        FormField::Other(name) => name,
    }
}
