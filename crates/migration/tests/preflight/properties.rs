//! What holds for every migration, well or not.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use migration::*;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::support::*;

fn an_address() -> impl Strategy<Value = Address> {
    (
        select(&["10.0.0.1", "fd00::1", ""][..]),
        select(&["Private", "Public", "Inner"][..]),
        select(&["3306", "3307", ""][..]),
        select(&[Some(true), Some(false), None][..]),
        select(&["vpc-1", "vpc-2", ""][..]),
    )
        .prop_map(|(ip, net_type, port, ssl, vpc)| Address {
            ip: ip.into(),
            net_type: net_type.into(),
            port: port.into(),
            ssl,
            vpc: vpc.into(),
            ..address("")
        })
}

/// Up to four endpoints, whose names begin with `prefix`.
fn a_side(
    prefix: &'static str,
    kinds: &'static [EndpointKind],
) -> impl Strategy<Value = Vec<Endpoint>> {
    vec((select(kinds), vec(an_address(), 0..3)), 0..5).prop_map(move |endpoints| {
        let named = |(at, (kind, mut addresses)): (usize, (EndpointKind, Vec<Address>))| {
            for (nth, address) in addresses.iter_mut().enumerate() {
                address.connection_string = format!("{prefix}{at}{nth}");
            }
            Endpoint { id: format!("{prefix}{at}"), kind, addresses }
        };
        endpoints.into_iter().enumerate().map(named).collect()
    })
}

const RDS: &[EndpointKind] =
    &[EndpointKind::RdsPrimary, EndpointKind::RdsProxy, EndpointKind::RdsReadOnly];
const POLARDB: &[EndpointKind] =
    &[EndpointKind::PolardbPrimary, EndpointKind::PolardbCluster, EndpointKind::PolardbCustom];

fn a_migration() -> impl Strategy<Value = Migration> {
    let statuses: Vec<_> = MigrationStatus::KNOWN.into_iter().chain(["DANCING".into()]).collect();
    (
        (select(statuses), select(&["RDS2POLARDB", "POLARDB2RDS", "", "RING"][..])),
        (select(&["rw", "ro", ""][..]), select(&["rw", "ro", ""][..])),
        (proptest::option::of(-1..120_i64), proptest::option::of(-60..3000_i64)),
        (
            select(&["", "A trigger."][..]),
            select(&["", "dts1"][..]),
            select(&["RDS", "PolarDBMySQL"][..]),
        ),
        (a_side("r", RDS), a_side("p", POLARDB)),
    )
        .prop_map(|((status, direction), (rds, cluster), (delay, left), texts, sides)| {
            Migration {
                status,
                direction: direction.into(),
                rds_mode: rds.into(),
                cluster_mode: cluster.into(),
                delay: Delay::from_wire(delay),
                deadline: left.map(|minutes| Deadline(now() + SignedDuration::from_mins(minutes))),
                comment: texts.0.into(),
                dts_instance: texts.1.into(),
                source_kind: texts.2.into(),
                rds_endpoints: sides.0,
                polardb_endpoints: sides.1,
                ..Scene::ready(Action::Switch).migration
            }
        })
}

/// Pairs of any names, some of which the sides have.
fn some_pairs() -> impl Strategy<Value = Pairs> {
    let name =
        |prefix: char| (0..4_u8, 0..3_u8).prop_map(move |(at, nth)| format!("{prefix}{at}{nth}"));
    vec((name('r'), name('p')), 0..9)
        .prop_map(|pairs| pairs.into_iter().map(|(rds, polardb)| Pair { rds, polardb }).collect())
}

/// Those whose names are on their sides, each in one pair.
fn sendable(migration: &Migration, pairs: Pairs) -> Pairs {
    let (rds, polardb) = (migration.rds_strings(), migration.polardb_strings());
    let mut used = BTreeSet::new();
    pairs
        .into_iter()
        .filter(|pair| rds.contains(&pair.rds) && polardb.contains(&pair.polardb))
        .filter(|pair| {
            let free = !used.contains(&pair.rds) && !used.contains(&pair.polardb);
            if free {
                used.extend([pair.rds.clone(), pair.polardb.clone()]);
            }
            free
        })
        .collect()
}

fn a_scene() -> impl Strategy<Value = Scene> {
    let way_back = some_pairs().prop_flat_map(|pairs| {
        select(vec![WayBack::Known(pairs), WayBack::NothingSwapped, WayBack::Unknown])
    });
    (
        (a_migration(), proptest::option::of(a_migration())),
        (proptest::option::of(some_pairs()), way_back),
        (any::<bool>(), any::<bool>(), vec(-1..90_i64, 0..6)),
    )
        .prop_map(|((migration, seen), (pairs, way_back), (keep_binlog, force, readings))| {
            Scene {
                seen: seen.as_ref().map(Seen::of),
                migration,
                pairs,
                way_back,
                keep_binlog,
                force,
                delays: delays(&readings),
                ..Scene::ready(Action::Switch)
            }
        })
}

fn an_action() -> impl Strategy<Value = Action> {
    select(&Action::ALL[..])
}

fn acknowledged() -> impl Strategy<Value = BTreeSet<CheckId>> {
    subsequence(CheckId::ALL, 0..=CheckId::ALL.len()).prop_map(BTreeSet::from_iter)
}

proptest! {
    #[test]
    fn what_blocks_never_becomes_acceptable(
        scene in a_scene(), action in an_action(), acknowledged in acknowledged(),
    ) {
        let report = scene.report(action);
        prop_assert!(!report.blocks() || !report.accepts(&acknowledged));
        prop_assert!(!report.blocks() || !report.accepts(&CheckId::ALL.iter().copied().collect()));
    }

    #[test]
    fn nothing_amber_is_accepted_without_its_name(
        scene in a_scene(), action in an_action(), mut acknowledged in acknowledged(),
    ) {
        let report = scene.report(action);
        acknowledged.extend(report.needs_acknowledgement());
        prop_assert_eq!(report.accepts(&acknowledged), !report.blocks());
        for name in report.needs_acknowledgement() {
            let mut others = acknowledged.clone();
            others.remove(&name);
            prop_assert!(!report.accepts(&others), "{name}");
        }
    }

    /// The engine is never milder than the rules the server refused by before there was an engine.
    #[test]
    fn what_the_rules_refuse_the_report_blocks(scene in a_scene(), action in an_action()) {
        let report = scene.report(action);
        let now = &scene.migration;
        if let Err(refusal) = judge(action, now) {
            prop_assert!(report.blocks(), "{refusal}");
        }
        if let Some(seen) = &scene.seen {
            prop_assert!(report.blocks() || differences(action, seen, now).is_empty());
        }
        if let (Some(pairs), Action::Switch | Action::RollBack) = (&scene.pairs, action) {
            let faults = check_pairs(&now.rds_endpoints, &now.polardb_endpoints, pairs);
            prop_assert!(report.blocks() || !faults.iter().any(PairFault::is_blocking));
        }
    }

    /// A partner is offered once, and choosing it causes no fault that cannot be corrected.
    #[test]
    fn partners_that_are_offered_can_all_be_taken(migration in a_migration()) {
        let mut scene = Scene { migration, ..Scene::ready(Action::Switch) };
        scene.migration.status = MigrationStatus::SyncingToPolardb;
        scene.migration.source_kind = SourceKind::Rds;
        scene.pairs = Some(vec![]);
        let report = scene.report(Action::Switch);
        let offered: Pairs = report
            .of(CheckId::UnpairedName)
            .filter_map(|check| match &check.fix {
                Some(Fix::AddPair(pair)) => Some(pair.clone()),
                _ => None,
            })
            .collect();
        let now = &scene.migration;
        for fault in check_pairs(&now.rds_endpoints, &now.polardb_endpoints, &offered) {
            let mended = matches!(fault, PairFault::SslDiffers(..) | PairFault::PortsDiffer(..));
            prop_assert!(mended || offered.is_empty(), "{fault}");
        }
    }

    #[test]
    fn the_map_moves_names_and_loses_none(migration in a_migration(), pairs in some_pairs()) {
        let rows = name_map(&migration, &pairs);
        let sorted = |places: Vec<&Answerer>| {
            let mut places: Vec<_> = places.into_iter().map(|place| format!("{place:?}")).collect();
            places.sort();
            places
        };
        prop_assert_eq!(
            sorted(rows.iter().map(|row| &row.before).collect()),
            sorted(rows.iter().map(|row| &row.after).collect())
        );
        let names = migration.rds_strings().len() + migration.polardb_strings().len();
        prop_assert_eq!(rows.len(), names);
        for row in &rows {
            prop_assert_eq!(row.moved, row.before != row.after);
        }
        let from = |side| rows.iter().filter(|row| row.moved && row.before.side == side).count();
        prop_assert_eq!(from(Side::Rds), from(Side::Polardb));
    }

    /// The map shows the sides as they are after the swap.
    #[test]
    fn the_map_foretells_the_sides_after_the_swap(migration in a_migration(), pairs in some_pairs()) {
        let pairs = sendable(&migration, pairs);
        let mut after = migration.clone();
        for side in [&mut after.rds_endpoints, &mut after.polardb_endpoints] {
            for address in side.iter_mut().flat_map(|endpoint| &mut endpoint.addresses) {
                let name = address.connection_string.clone();
                for pair in &pairs {
                    if name == pair.rds { address.connection_string = pair.polardb.clone(); }
                    if name == pair.polardb { address.connection_string = pair.rds.clone(); }
                }
            }
        }
        let later = name_map(&after, &[]);
        for row in name_map(&migration, &pairs) {
            let then = later.iter().find(|other| other.name == row.name);
            prop_assert_eq!(then.map(|other| &other.before), Some(&row.after));
        }
        let back: Vec<_> = name_map(&after, &invert(&pairs)).into_iter().map(|row| (row.name, row.after)).collect();
        for row in name_map(&migration, &[]) {
            prop_assert!(back.contains(&(row.name, row.before)));
        }
    }

    #[test]
    fn words_that_name_no_check_are_refused(words in btree_set("[a-z-]{1,20}", 1..4)) {
        for word in words {
            let known = CheckId::ALL.iter().any(|id| id.as_str() == word);
            prop_assert_eq!(word.parse::<CheckId>().is_ok(), known);
        }
    }
}
