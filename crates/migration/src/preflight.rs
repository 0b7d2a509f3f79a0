//! The preflight: every check of an action, before it is sent.
//!
//! One engine for every dialog, and for the server right before it sends. It says ids and values; words are the app's.

mod check_id;
mod deadline;
mod delay;
mod endings;
mod evidence;
mod pairs;
mod partners;
mod report;
mod state;
mod swap_back;

use jiff::Timestamp;

use crate::{Action, Delay, Migration, Pair, Seen, WayBack};

pub use check_id::{CheckId, UnknownCheck};
pub use deadline::ROOM_FOR_A_WAY_BACK;
pub use delay::REVERSE_DELAY_NOTICE_SECONDS;
pub use evidence::{Compared, Evidence, Exclusion, Fix, Method, Place};
pub use pairs::POLARDB_PORTS;
pub use partners::MAX_CLUSTER_ENDPOINTS;
pub use report::{Check, Report, Verdict, Weight};

/// What a preflight looks at. Start from [`Facts::of`] and set what is known:
/// `Facts { pairs: Some(&pairs), ..Facts::of(&now) }`.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// As it is now.
    pub migration: &'a Migration,
    /// What the operator saw; nothing while the form is being rendered.
    pub seen: Option<&'a Seen>,
    /// Earlier readings of the delay, oldest first, without the one of `migration`.
    pub delays: &'a [(Timestamp, Delay)],
    /// Switch and Roll Back: the pairs that swap; nothing leaves the endpoints where they are.
    pub pairs: Option<&'a [Pair]>,
    /// Roll Back and Complete: what the switch had swapped.
    pub way_back: &'a WayBack,
    /// DTS jobs of the business that touch either side; nothing when nobody asked DTS.
    pub dts_jobs: Option<&'a [String]>,
    /// Complete and Cancel.
    pub keep_binlog: bool,
    /// Continue: the failing item is skipped.
    pub force: bool,
}

impl<'a> Facts<'a> {
    /// Nothing known but the migration, every choice as a form offers it first, without endpoints.
    pub fn of(migration: &'a Migration) -> Self {
        static UNKNOWN: WayBack = WayBack::Unknown;
        Self {
            migration,
            seen: None,
            delays: &[],
            pairs: None,
            way_back: &UNKNOWN,
            dts_jobs: None,
            keep_binlog: true,
            force: false,
        }
    }
}

/// Checks everything that speaks for or against sending `action`. `now` is the upstream's time. Where the status
/// already forbids the action, nothing else is checked.
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
        Action::Complete => endings::complete(facts),
        Action::Cancel => endings::cancel(facts),
        Action::Continue => endings::go_on(facts),
        Action::Abandon => endings::abandon(facts),
    }
}
