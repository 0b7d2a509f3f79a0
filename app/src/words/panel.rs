use migration::Migration;

use crate::view::PanelWords;

/// The RDS Migration section.
#[derive(Debug)]
pub struct SectionWords {
    pub migration_status: &'static str,
    pub source_instance: &'static str,
    pub source_mode: &'static str,
    pub polardb_mode: &'static str,
    pub replication_delay: &'static str,
    pub replication_direction: &'static str,
    pub expires: &'static str,
    pub details: &'static str,
    /// Where the migration stands, in one sentence.
    pub stands: fn(&Migration) -> String,
    /// What has to be done after names swapped.
    pub swapped: [&'static str; 2],
    pub in_progress: fn(button: &str) -> String,
    /// What stays as it is while the section moves.
    pub fixed: fn() -> PanelWords,
}
