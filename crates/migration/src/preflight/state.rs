//! The checks of status, direction, modes, error and DTS jobs, and of what the operator saw of them.

use super::{Check, CheckId, Evidence, Facts, Fix, Method, Verdict, Weight};
use crate::rules::refused_by_status;
use crate::settle::{Difference, differences};
use crate::vocabulary::{Action, Direction, MigrationStatus as Status, ReadWriteMode as Mode};

/// The checks that come first, because the others depend on them.
pub fn seen_and_status(action: Action, facts: &Facts<'_>) -> Vec<Check> {
    let now = facts.migration;
    let mut checks = Vec::new();
    let mut was = None;
    if let Some(seen) = facts.seen {
        let (source, rest): (Vec<_>, Vec<_>) = differences(action, seen, now)
            .into_iter()
            .partition(|difference| matches!(difference, Difference::Source { .. }));
        was = (!source.is_empty()).then(|| seen.source.clone());
        let verdict = if rest.is_empty() { Verdict::Pass } else { Verdict::Block };
        let fix = (!rest.is_empty()).then_some(Fix::OpenAgain);
        checks
            .push(Check::new(CheckId::AsSeen, verdict, Evidence::Differences(rest)).with_fix(fix));
    }
    let status = match refused_by_status(action, now) {
        None => Check::new(CheckId::Status, Verdict::Pass, Evidence::Status(now.status.clone())),
        Some(refusal) => {
            let fix = now.status.is_transient().then_some(Fix::Wait);
            Check::new(CheckId::Status, Verdict::Block, Evidence::Refusal(refusal)).with_fix(fix)
        }
    };
    checks.push(status);
    let differs = was.is_some();
    // Whether the source is said during a transition is not documented, and only a move names it in its call.
    let names_it = matches!(action, Action::Switch | Action::RollBack);
    let nameless = names_it && now.source.is_empty() && now.status != Status::NoMigration;
    let verdict = if differs || nameless { Verdict::Block } else { Verdict::Pass };
    let evidence = Evidence::Source { now: now.source.clone(), was };
    let fix = differs.then_some(Fix::OpenAgain);
    checks.push(Check::new(CheckId::Source, verdict, evidence).with_fix(fix));
    checks
}

/// `None` for Continue, which keeps the direction.
pub fn direction(action: Action, facts: &Facts<'_>) -> Option<Check> {
    let expected = match action {
        Action::Switch | Action::Cancel | Action::Abandon => Direction::RdsToPolardb,
        Action::RollBack | Action::Complete => Direction::PolardbToRds,
        Action::Continue => return None,
    };
    let now = facts.migration;
    let verdict = match &now.direction {
        same if *same == expected => Verdict::Pass,
        Direction::RdsToPolardb | Direction::PolardbToRds => Verdict::Block,
        // The vendor does not document a direction before the synchronization (vendor/rds-migration 3.1).
        Direction::Absent if matches!(now.status, Status::Cloning | Status::PrecheckFailed) => {
            Verdict::NotKnown(Weight::Info)
        }
        Direction::Absent | Direction::Unrecognised(_) => Verdict::NotKnown(Weight::Warn),
    };
    let evidence = Evidence::Direction { now: now.direction.clone(), expected };
    Some(Check::new(CheckId::Direction, verdict, evidence))
}

/// Which side accepts writes while a migration synchronizes (vendor/rds-migration 3.1).
pub fn modes(action: Action, facts: &Facts<'_>) -> Vec<Check> {
    let (rds, cluster) = match action {
        Action::Switch => (Mode::ReadWrite, Mode::ReadOnly),
        Action::RollBack | Action::Complete => (Mode::ReadOnly, Mode::ReadWrite),
        Action::Cancel | Action::Continue | Action::Abandon => return Vec::new(),
    };
    let check = |id, now: &Mode, expected: Mode| {
        let verdict = match now {
            same if *same == expected => Verdict::Pass,
            // Writes to the cluster would be mixed with the replicated ones.
            Mode::ReadWrite if action == Action::Switch => Verdict::Block,
            Mode::ReadWrite | Mode::ReadOnly => Verdict::Warn,
            Mode::Absent | Mode::Unrecognised(_) => Verdict::NotKnown(Weight::Warn),
        };
        Check::new(id, verdict, Evidence::Mode { now: now.clone(), expected })
    };
    let locked = action == Action::Switch && facts.migration.rds_mode == Mode::ReadOnly;
    let source = check(CheckId::SourceMode, &facts.migration.rds_mode, rds)
        .with_fix(locked.then_some(Fix::MendSource));
    vec![source, check(CheckId::ClusterMode, &facts.migration.cluster_mode, cluster)]
}

/// The logical method copies neither triggers nor events (vendor/rds-migration 3.5). Whether the source has any is not
/// reported.
pub fn triggers_and_events(facts: &Facts<'_>) -> Check {
    let dts = &facts.migration.dts_instance;
    let (verdict, method, fix) = if dts.is_empty() {
        (Verdict::Pass, Method::Physical, None)
    } else {
        let fix = Some(Fix::RecreateTriggersAndEvents);
        (Verdict::Warn, Method::Logical(dts.clone()), fix)
    };
    Check::new(CheckId::TriggersAndEvents, verdict, Evidence::Method(method)).with_fix(fix)
}

/// Jobs that write to the side that becomes read-only break, and those that read have to follow the writer
/// (vendor/rds-migration 9).
pub fn dts_jobs(facts: &Facts<'_>) -> Check {
    let verdict = match facts.dts_jobs {
        None => Verdict::NotKnown(Weight::Info),
        Some([]) => Verdict::Pass,
        Some(_) => Verdict::Warn,
    };
    let fix = match facts.dts_jobs {
        Some([]) => None,
        jobs => Some(Fix::RepointDtsJobs(jobs.unwrap_or_default().to_vec())),
    };
    let evidence = Evidence::DtsJobs(facts.dts_jobs.map(<[_]>::to_vec));
    Check::new(CheckId::BusinessDtsJobs, verdict, evidence).with_fix(fix)
}

/// The error that Continue is about, which `force` skips.
pub fn reported_error(facts: &Facts<'_>) -> Vec<Check> {
    let error = facts.migration.comment.trim();
    let verdict = if error.is_empty() { Verdict::NotKnown(Weight::Warn) } else { Verdict::Pass };
    let evidence = || Evidence::Error(error.to_owned());
    let fix = (!facts.force).then_some(Fix::MendSource);
    let mut checks = vec![Check::new(CheckId::ErrorReported, verdict, evidence()).with_fix(fix)];
    if facts.force {
        let skipped = Check::new(CheckId::ErrorSkipped, Verdict::Warn, evidence());
        checks.push(skipped.with_fix(Fix::MendSource));
    }
    checks
}
