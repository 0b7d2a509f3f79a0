//! The dialogs of the migration actions, in English.

use migration::Action;

use crate::words::DialogWords;
use crate::words::dialog::MoveWords;

pub const WORDS: DialogWords = DialogWords {
    ok: "OK",
    go_back: "Go Back",
    what_follows: "What follows",
    cannot_be_undone: "This cannot be undone.",
    consequences,
    in_progress_since: |button, since| {
        format!("{button} is in progress on this cluster since {since}.")
    },
    binlog: "Binary logging of the cluster",
    keep_binlog: "Keep binary logging",
    disable_binlog: "Disable binary logging (the cluster restarts)",
    error_message: "Error Message: ",
    the_error: "The error",
    error_mended: "The cause is mended; check again",
    error_skipped: "Skip this error and go on (ForceSwitch)",
    type_cluster_id: "Type the cluster ID to confirm",
    cluster_id_is: "The cluster ID is ",
    undecided: "Reading could not tell what became of the call. Look at the migration, then decide; until then the cluster accepts nothing else.",
    decide_unseen: "If nothing can be read any more, it can be decided without a reading.",
    type_subject: |id| format!("Type {id} to decide without a reading"),
    it_ran: "It ran",
    it_did_not_run: "It did not run",
    endpoints: "Endpoints",
    switch: MoveWords {
        with_endpoints: "Switch with Endpoints (Connection Changes Not Required)",
        without_endpoints: "Switch without Endpoints (Connection Changes Required)",
        then: "Applications have to connect to the PolarDB endpoints once PolarDB Read/Write Status is Read and Write.",
    },
    roll_back: MoveWords {
        with_endpoints: "Switch Back with Endpoints (Connection Changes Not Required)",
        without_endpoints: "Switch Back without Endpoints (Connection Changes Required)",
        then: "Applications have to connect to the RDS endpoints once Source RDS Read/Write Status is Read and Write.",
    },
    only_names_swap: "Only names swap: ports, virtual IP addresses, vSwitches and SSL stay with their side. Clients may reach the old side until their DNS cache expires.",
    recorded_pairs: "What the switch had swapped is chosen, as recorded before the switch.",
    nothing_to_swap_back: "The switch was made without endpoints, so there is nothing to swap back. Choose pairs only if the names should swap all the same.",
    way_back_unknown: "The switch was not made here, or endpoints changed since: choose which connection strings swap.",
    swaps: "swaps with",
    swaps_with: |name| format!("Swaps with {name}"),
    does_not_swap: "Does not swap",
    rds_side: "RDS side now",
    polardb_side: "PolarDB side now",
};

fn consequences(action: Action, cluster: &str, source: &str) -> Vec<String> {
    match action {
        Action::Switch => vec![
            format!("{cluster} takes the writes, {source} becomes read-only and follows."),
            "Business is interrupted for 1 to 5 minutes; the switch usually takes less than 5 minutes.".into(),
            format!("A DTS task that writes to {source} breaks; one that reads from it has to be re-pointed soon."),
            "Rolling back stays possible until the migration is completed or expires.".into(),
        ],
        Action::RollBack => vec![
            format!("{source} takes the writes again, {cluster} becomes read-only and follows."),
            "Roles and direction go back, the data does not: what was written to PolarDB stays, because RDS has followed it.".into(),
            "Usually done within 10 minutes; the business is interrupted meanwhile.".into(),
        ],
        Action::Complete => vec![
            "The synchronization link is removed. Rolling back is not possible any more.".into(),
            format!("{source} accepts writes again, and so does {cluster}: both sides are Read and Write. Make sure that no application still writes to {source}."),
            "If binary logging is disabled the cluster restarts: about 40 seconds without connections.".into(),
        ],
        Action::Cancel => vec![
            "The synchronization link is removed. Switching over is not possible any more.".into(),
            format!("{cluster} becomes Read and Write, keeps its data and is not released: it starts to cost. {source} stays Read and Write, so both sides accept writes."),
            "If binary logging is disabled the cluster restarts: about 40 seconds without connections.".into(),
        ],
        Action::Continue => vec![
            "The migration goes on from the step it is stuck at.".into(),
            "A skipped error is not mended: what it is about may be missing or wrong on PolarDB.".into(),
        ],
        Action::Abandon => vec![
            "The migration task ends. Switching over is not possible any more.".into(),
            format!("{source} stays Read and Write and so becomes {cluster}, which remains and has to be released by hand: it goes on costing."),
        ],
    }
}
