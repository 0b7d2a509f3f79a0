//! Which checks an action has, in the order of a reader.

use jiff::Timestamp;

use super::{
    Check, CheckId, Facts, Report, close, deadline, delay, pairs, partners, state, swap_back,
};
use crate::vocabulary::Action;

/// Runs every check of `action`. `now` is the upstream's time. If the status forbids the action, no other check is run.
pub fn preflight(action: Action, facts: &Facts<'_>, now: Timestamp) -> Report {
    let mut checks = state::seen_and_status(action, facts);
    if !checks.iter().any(|check| check.id == CheckId::Status && check.verdict.blocks()) {
        checks.extend(state::direction(action, facts));
        checks.extend(state::modes(action, facts));
        checks.extend(of_action(action, facts, now));
    }
    Report { action, checks }
}

fn of_action(action: Action, facts: &Facts<'_>, now: Timestamp) -> Vec<Check> {
    match action {
        Action::Switch => {
            let mut checks = delay::gate(facts);
            checks.extend(deadline::of_switch(facts, now));
            checks.push(state::triggers_and_events(facts));
            checks.push(state::dts_jobs(facts));
            checks.extend(pairs::endpoints(action, facts));
            if let Some(pairs) = facts.pairs {
                checks.extend(partners::unpaired(facts.migration, pairs));
            }
            checks
        }
        Action::RollBack => {
            let mut checks = vec![
                delay::reverse(facts),
                deadline::of_roll_back(facts, now),
                state::dts_jobs(facts),
                swap_back::check(facts),
            ];
            checks.extend(pairs::endpoints(action, facts));
            checks
        }
        Action::Complete => close::complete(facts),
        Action::Cancel => close::cancel(facts),
        Action::Continue => state::reported_error(facts),
        Action::Abandon => close::abandon(facts),
    }
}
