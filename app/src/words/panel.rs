//! The RDS Migration section.

use migration::Migration;

/// The RDS Migration section.
#[derive(Debug)]
pub struct PanelWords {
    pub migration_status: &'static str,
    pub source_instance: &'static str,
    pub source_mode: &'static str,
    pub cluster_mode: &'static str,
    pub replication_delay: &'static str,
    pub replication_direction: &'static str,
    pub expires: &'static str,
    pub details: &'static str,
    /// The state of the migration, in one sentence.
    pub stands: fn(&Migration) -> String,
    /// The work that is left after names have swapped.
    pub swapped: [&'static str; 2],
    pub in_progress: fn(button: &str) -> String,
    pub rds: &'static str,
    pub polardb: &'static str,
    pub data_flows: &'static str,
    pub error_message: &'static str,
    pub read_at: &'static str,
    pub rds_endpoints: &'static str,
    pub polardb_endpoints: &'static str,
    pub none_listed: &'static str,
    pub changes: &'static str,
    pub old: &'static str,
    pub new: &'static str,
    pub no_match: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub no_answer: &'static str,
    pub not_read: &'static str,
    pub not_understood: &'static str,
    /// How old the reading is: `{}` is its age.
    pub ago: &'static str,
    pub refresh: &'static str,
}
