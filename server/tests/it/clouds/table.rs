//! The clouds that were first looked at by hand, and every value of every choice by itself, each in all variants.

use serde_json::{Value, json};

use super::choices::{Combination, all};
use super::variant::Variant;

/// Choices that differ from the default ones.
pub fn table() -> Vec<Combination> {
    in_every_variant(vec![
        json!({}),
        json!({ "never_migrated": "not_exist", "after_the_end": "never_migrated" }),
        json!({ "never_migrated": "not_exist" }),
        json!({ "after_the_end": "never_migrated" }),
        json!({ "lists_after_swap": "original" }),
        json!({ "names_move": "at_the_start", "lists_after_swap": "original",
            "endpoint_order": "reversed" }),
        json!({ "swap_without_pairs": "private_primary", "lists_after_swap": "original" }),
        json!({ "names_move": "at_the_start" }),
        json!({ "modes_while_switching": "before", "direction_while_switching": "new",
            "delay_while_switching": "unknown" }),
        json!({ "direction_while_switching": "absent", "direction_while_closing": "absent",
            "modes_while_closing": "both_read_write" }),
        json!({ "direction_while_closing": "absent", "modes_while_closing": "before" }),
        json!({ "endpoint_order": "reversed", "pair_order": "rds_first", "pair_checks": "strict" }),
        json!({ "swap_without_pairs": "malformed", "pair_checks": "names_only" }),
        json!({ "binlog_restart": "while_closing", "modes_while_closing": "both_read_write" }),
        json!({ "expiry": "through_closing", "failed_precheck_expires": false,
            "deadline_days": 7 }),
        json!({ "cluster_after_failed_precheck": "running",
            "continue_unforced": "counts_as_mended", "continue_while_switching": "always",
            "delay_while_copying": "zero" }),
        json!({ "wrong_status": "incorrect_state", "switch_gate": "operation_denied",
            "roll_back_gate": "status_not_supported", "no_migration": "status_not_supported",
            "neither_side": "not_found", "wrong_source": "status_not_supported" }),
        json!({ "page_sizes": "documented", "no_region": "missing",
            "region_of_a_cluster": "checked" }),
        json!({ "abort_while_copying": false, "abort_while_synchronizing": false,
            "cancel_while_copying": false }),
        json!({ "endpoint_writes_in_transition": true, "busy_address": "endpoint_status",
            "no_endpoint": "missing", "no_port": "becomes_3306", "swapped_names_may_go": true,
            "dts_jobs_any_time": true }),
        json!({ "busy_source": "action_disabled", "ineligible_source": "incorrect_state",
            "role_exists": "already_exists", "report_end": "success",
            "migrations_per_source": 2, "token_reuse": "first_answer" }),
    ])
}

/// Every value that is not a default one, by itself.
pub async fn one_by_one() -> Vec<Combination> {
    let choices = all().await;
    let values = choices.iter().flat_map(|choice| {
        choice.values.iter().skip(1).map(|value| json!({ choice.name.clone(): value }))
    });
    in_every_variant(values.collect())
}

fn in_every_variant(clouds: Vec<Value>) -> Vec<Combination> {
    let in_each = |choices: Value| {
        Variant::ALL.map(|variant| Combination { variant, choices: choices.clone() })
    };
    clouds.into_iter().flat_map(in_each).collect()
}
