//! The page that creates a cluster from a source RDS instance.

/// The page that creates a cluster from a source.
#[derive(Debug)]
pub struct CreateWords {
    pub title: &'static str,
    /// The creation method. The console has this one only.
    pub method: &'static str,
    pub steps: &'static str,
    pub step_source: &'static str,
    pub step_configure: &'static str,
    pub step_review: &'static str,
    pub step_create: &'static str,
    pub search: &'static str,
    pub sources: &'static str,
    pub no_sources: &'static str,
    pub no_match: &'static str,
    pub count: fn(matching: u32) -> String,
    pub can_be_migrated: &'static str,
    pub cannot_be_migrated: &'static str,
    pub is_migrated: &'static str,
    /// The cluster that a source is being migrated to.
    pub migrates_to: fn(cluster: &str) -> String,
    /// The same, with the migration status and the time of its last reading.
    pub migrates_since: fn(cluster: &str, status: &str, when: &str) -> String,
    pub other_source: &'static str,
    pub eligibility: &'static str,
    /// A cluster that was created from the source before.
    pub created_before: fn(cluster: &str, when: &str) -> String,
    pub created_before_hint: &'static str,
    pub review_hint: &'static str,
    pub request: fn(operation: &str) -> String,
    pub parameter: &'static str,
    pub value: &'static str,
    pub change: &'static str,
    pub change_and_try_again: &'static str,
    pub what_happens: &'static str,
    pub happens: [&'static str; 4],
    pub open_cluster: fn(cluster: &str) -> String,
    /// The cloud has named the cluster but does not list it yet.
    pub not_listed_yet: fn(cluster: &str) -> String,
    /// The cloud said no, maybe because of the tag.
    pub tag_refused: &'static str,
    pub without_tag: &'static str,
    /// A creation without a tag has no answer.
    pub untagged: &'static str,
    pub outcome: fn(source: &str) -> String,
    pub sent_values: &'static str,
}
