//! Fleets: many clusters from one short table.

use super::file::{ClusterRow, Fleet, InstanceRow, MigrationRow};
use super::words;
use crate::mix::mix;
use crate::world::{InstanceKind, SourceKind};

/// The largest fleet. A fuzzer would spend its time on nothing else.
const MOST: usize = if cfg!(fuzzing) { 50 } else { 100_000 };

/// The members of a fleet, each a source and its cluster, one after the other: together they would need as much memory
/// as what is made of them.
///
/// # Errors
/// A sentence about the count or the mix.
pub fn members(fleet: &Fleet) -> Result<impl Iterator<Item = (InstanceRow, ClusterRow)>, String> {
    if !(1..=MOST).contains(&fleet.count) {
        return Err(format!("count must be 1 to {MOST}"));
    }
    let numbered = (1..).zip(statuses(fleet)?);
    Ok(numbered.map(|(number, status)| (source(fleet, number), cluster(fleet, number, status))))
}

/// The status of each cluster: in the shares of the mix, and well shuffled, the same each time.
fn statuses(fleet: &Fleet) -> Result<Vec<&str>, String> {
    for status in fleet.mix.keys() {
        words::check("status", status, &words::statuses())?;
    }
    let parts: u64 = fleet.mix.values().copied().map(u64::from).sum();
    if parts == 0 {
        return Err("the mix needs at least one status with a part above 0".into());
    }
    let count = u64::try_from(fleet.count).unwrap_or(u64::MAX);
    let mut all = Vec::with_capacity(fleet.count);
    let mut so_far = 0;
    for (status, part) in &fleet.mix {
        so_far += u64::from(*part);
        let until = usize::try_from(count * so_far / parts).unwrap_or(fleet.count);
        all.resize(until, status.as_str());
    }
    let mut order: Vec<_> = (0_u64..).zip(all).collect();
    order.sort_by_key(|(at, _)| mix(*at));
    Ok(order.into_iter().map(|(_, status)| status).collect())
}

fn source(fleet: &Fleet, number: u64) -> InstanceRow {
    InstanceRow {
        id: format!("rm-fleet{number:06}"),
        account: fleet.account.clone(),
        description: format!("fleet-{number}"),
        region: fleet.region.clone(),
        version: fleet.version.clone(),
        kind: InstanceKind::Primary,
        category: "HighAvailability".into(),
        storage: "cloud_essd".into(),
        minor_version: super::file::minor_version(),
        cpu: 4,
        age_days: days(number, 60..1500),
        primary: None,
        status: super::file::running(),
        facts: None,
        precheck_failure: None,
        endpoints: vec!["primary private".into(), "proxy private".into()],
    }
}

fn cluster(fleet: &Fleet, number: u64, status: &str) -> ClusterRow {
    ClusterRow {
        id: format!("pc-fleet{number:06}"),
        account: fleet.account.clone(),
        description: format!("fleet-{number}-polardb"),
        region: fleet.region.clone(),
        version: fleet.version.clone(),
        category: "Normal".into(),
        deletion_lock: false,
        age_days: days(number, 1..25),
        tags: Vec::new(),
        endpoints: vec!["primary private".into(), "cluster private".into()],
        migration: Some(MigrationRow {
            source: format!("rm-fleet{number:06}"),
            source_kind: SourceKind::Rds,
            status: status.into(),
            ends_in_seconds: None,
            direction: migration::Direction::default(),
            deadline_hours: None,
            delay: 0,
            lag: None,
            comment: if status == "PRE_CHECK_FAIL" {
                "The RDS instance has a trigger.".into()
            } else {
                String::new()
            },
            swapped: false,
            swapping: false,
            logical: status == "PRE_CHECK_FAIL",
        }),
    }
}

/// An age that differs from cluster to cluster.
fn days(number: u64, range: std::ops::Range<i64>) -> i64 {
    let width = range.end - range.start;
    range.start + i64::try_from(mix(number) >> 1).unwrap_or_default() % width
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn fleet(count: usize, mix: &[(&str, u32)]) -> Fleet {
        Fleet {
            account: None,
            region: "cn-hangzhou".into(),
            version: "8.0".into(),
            count,
            mix: mix.iter().map(|(status, part)| ((*status).into(), *part)).collect(),
        }
    }

    #[test]
    fn a_fleet_has_the_shares_of_its_mix_in_no_regular_order() {
        let fleet = fleet(1000, &[("NO_MIGRATION", 1), ("RDS2POLARDB_SYNCING", 3)]);
        let all = statuses(&fleet).unwrap();
        let mut counts = BTreeMap::<_, usize>::new();
        for status in &all {
            *counts.entry(*status).or_default() += 1;
        }
        assert_eq!(counts, [("NO_MIGRATION", 250), ("RDS2POLARDB_SYNCING", 750)].into());
        assert!(all[..20].contains(&"NO_MIGRATION") && all[..20].contains(&"RDS2POLARDB_SYNCING"));
        assert_eq!(all, statuses(&fleet).unwrap());
    }

    #[test]
    fn a_mix_that_is_none_is_refused() {
        assert!(statuses(&fleet(3, &[])).unwrap_err().contains("at least one"));
        assert!(statuses(&fleet(3, &[("SYNCING", 1)])).unwrap_err().contains("`SWITCHING`"));
        assert!(members(&fleet(100_001, &[])).is_err());
    }
}
