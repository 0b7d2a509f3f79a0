//! The dialogs of the migration actions.

use migration::Action;

/// The dialogs.
#[derive(Debug)]
pub struct DialogWords {
    pub ok: &'static str,
    pub go_back: &'static str,
    pub what_follows: &'static str,
    pub cannot_be_undone: &'static str,
    /// The consequences of OK (vendor/rds-migration 3.3, 3.4, 6.3).
    pub consequences: fn(Action, cluster: &str, source: &str) -> Vec<String>,
    pub in_progress_since: fn(button: &str, since: &str) -> String,
    pub binlog: &'static str,
    pub keep_binlog: &'static str,
    pub disable_binlog: &'static str,
    pub error_message: &'static str,
    pub the_error: &'static str,
    pub error_mended: &'static str,
    pub error_skipped: &'static str,
    pub type_cluster_id: &'static str,
    pub cluster_id_is: &'static str,
    pub undecided: &'static str,
    /// Follows `undecided` if no reading has been had for a day.
    pub decide_unseen: &'static str,
    /// What to type to decide without a reading.
    pub type_subject: fn(id: &str) -> String,
    pub it_ran: &'static str,
    pub it_did_not_run: &'static str,
    pub endpoints: &'static str,
    pub switch: MoveWords,
    pub roll_back: MoveWords,
    pub only_names_swap: &'static str,
    pub recorded_pairs: &'static str,
    pub nothing_to_swap_back: &'static str,
    pub way_back_unknown: &'static str,
    /// The label of a name's partner, for a narrow table.
    pub swaps: &'static str,
    pub swaps_with: fn(connection_string: &str) -> String,
    pub does_not_swap: &'static str,
    pub rds_side: &'static str,
    pub polardb_side: &'static str,
}

/// Switch Over or Roll Back Migration.
#[derive(Debug)]
pub struct MoveWords {
    pub with_endpoints: &'static str,
    pub without_endpoints: &'static str,
    /// The work of applications if no endpoints are switched.
    pub then: &'static str,
}
