//! The RDS Migration section.

use migration::Migration;

use crate::view;

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
    /// The words that do not depend on a reading.
    pub fixed: fn() -> view::PanelWords,
}
