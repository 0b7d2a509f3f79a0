//! The checks of Complete, Cancel and Abandon.

use super::{Check, CheckId, Evidence, Facts, Fix, Verdict, WayBack, Weight, state};
use crate::rules::RESTART_DISCONNECTS;

pub fn complete(facts: &Facts<'_>) -> Vec<Check> {
    let mut checks = vec![
        Check::new(CheckId::NoWayBack, Verdict::Warn, Evidence::Nothing),
        both_sides_write(facts),
        names_left_on_source(facts),
        state::dts_jobs(facts),
    ];
    checks.extend(binlog_restart(facts));
    checks
}

/// The copy is given up, which changes little for the source, so the missing way back is information only.
pub fn cancel(facts: &Facts<'_>) -> Vec<Check> {
    let mut checks = vec![
        Check::new(CheckId::NoWayBack, Verdict::Info, Evidence::Nothing),
        both_sides_write(facts),
        keeps_costing(),
    ];
    checks.extend(binlog_restart(facts));
    checks
}

pub fn abandon(facts: &Facts<'_>) -> Vec<Check> {
    let release = Check::new(CheckId::ReleaseByHand, Verdict::Info, Evidence::Nothing);
    vec![
        Check::new(CheckId::NoWayBack, Verdict::Info, Evidence::Nothing),
        both_sides_write(facts),
        keeps_costing(),
        release.with_fix(Fix::ReleaseCluster),
    ]
}

/// The vendor opens the source for writes just when attention ends (vendor/rds-migration 3.4).
fn both_sides_write(facts: &Facts<'_>) -> Check {
    let (rds, cluster) = (facts.migration.rds_mode.clone(), facts.migration.cluster_mode.clone());
    Check::new(CheckId::BothSidesWrite, Verdict::Warn, Evidence::Modes { rds, cluster })
}

fn keeps_costing() -> Check {
    Check::new(CheckId::ClusterKeepsCosting, Verdict::Info, Evidence::Nothing)
        .with_fix(Fix::ReleaseCluster)
}

fn binlog_restart(facts: &Facts<'_>) -> Option<Check> {
    let evidence = Evidence::Lasts(RESTART_DISCONNECTS);
    let check = Check::new(CheckId::BinlogRestart, Verdict::Warn, evidence);
    (!facts.keep_binlog).then(|| check.with_fix(Fix::KeepBinlog))
}

/// Names of the source that the switch did not swap. Clients that still use them write to RDS again, without an error.
fn names_left_on_source(facts: &Facts<'_>) -> Check {
    let mut names = facts.migration.rds_strings();
    if let WayBack::Known(swapped) = facts.way_back {
        names.retain(|name| !swapped.iter().any(|pair| pair.rds == *name));
    }
    let verdict = match facts.way_back {
        WayBack::Unknown => Verdict::NotKnown(Weight::Warn),
        _ if names.is_empty() => Verdict::Pass,
        WayBack::Known(_) | WayBack::NothingSwapped => Verdict::Warn,
    };
    let fix = (!names.is_empty()).then(|| Fix::ChangeConnections(names.clone()));
    Check::new(CheckId::NamesLeftOnSource, verdict, Evidence::Names(names)).with_fix(fix)
}
