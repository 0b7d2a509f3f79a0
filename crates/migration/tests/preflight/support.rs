//! A migration in which every check passes, to be altered.

use jiff::{SignedDuration, Timestamp};
use migration::EndpointKind::{PolardbCluster, PolardbPrimary, RdsPrimary, RdsProxy};
use migration::Verdict::{Block, Info, NotKnown, Pass, Warn};
use migration::*;

pub fn now() -> Timestamp {
    "2026-11-20T03:00:00Z".parse().unwrap()
}

pub fn address(name: &str) -> Address {
    Address {
        connection_string: name.to_owned(),
        ip: "10.0.0.1".to_owned(),
        net_type: NetType::Private,
        port: "3306".to_owned(),
        ssl: Some(false),
        vpc: "vpc-1".to_owned(),
        vswitch: "vsw-1".to_owned(),
    }
}

pub fn public(name: &str) -> Address {
    Address {
        net_type: NetType::Public,
        ip: "203.0.113.1".to_owned(),
        vpc: String::new(),
        vswitch: String::new(),
        ..address(name)
    }
}

/// Its id is the first name with `id-` before it.
pub fn endpoint(kind: EndpointKind, addresses: Vec<Address>) -> Endpoint {
    let id =
        addresses.first().map_or_else(String::new, |at| format!("id-{}", at.connection_string));
    Endpoint { id, kind, addresses }
}

pub fn pair(rds: &str, polardb: &str) -> Pair {
    Pair { rds: rds.to_owned(), polardb: polardb.to_owned() }
}

/// The whole input of a preflight.
#[derive(Debug, Clone)]
pub struct Scene {
    pub migration: Migration,
    pub seen: Option<Seen>,
    pub delays: Vec<(Timestamp, Delay)>,
    pub pairs: Option<Pairs>,
    pub way_back: WayBack,
    pub dts_jobs: Option<Vec<String>>,
    pub keep_binlog: bool,
    pub force: bool,
}

impl Scene {
    /// Ready for `action`, in a status in which it is legal.
    pub fn ready(action: Action) -> Self {
        let status = match action {
            Action::Switch | Action::Cancel => MigrationStatus::SyncingToPolardb,
            Action::RollBack | Action::Complete => MigrationStatus::SyncingToRds,
            Action::Continue | Action::Abandon => MigrationStatus::PrecheckFailed,
        };
        let switched = status == MigrationStatus::SyncingToRds;
        let (writes, follows) = (ReadWriteMode::ReadWrite, ReadWriteMode::ReadOnly);
        let (rds_mode, cluster_mode) = if switched { (follows, writes) } else { (writes, follows) };
        let migration = Migration {
            cluster: "pc-1".into(),
            source: "rm-1".into(),
            source_kind: SourceKind::Rds,
            status,
            direction: if switched { Direction::PolardbToRds } else { Direction::RdsToPolardb },
            rds_mode,
            cluster_mode,
            delay: Delay::from_wire(Some(1)),
            deadline: Some(Deadline(now() + SignedDuration::from_hours(240))),
            unreadable_deadline: None,
            comment: if action == Action::Continue {
                "The RDS instance has a trigger.".into()
            } else {
                String::new()
            },
            dts_instance: String::new(),
            rds_endpoints: vec![
                endpoint(RdsPrimary, vec![address("a")]),
                endpoint(RdsProxy, vec![address("b")]),
            ],
            polardb_endpoints: vec![
                endpoint(PolardbPrimary, vec![address("x")]),
                endpoint(PolardbCluster, vec![address("y")]),
            ],
            read_at: Some(now()),
        };
        let pairs = vec![pair("a", "x"), pair("b", "y")];
        Self {
            seen: Some(Seen::of(&migration)),
            migration,
            delays: delays(&[1, 1, 1, 1]),
            way_back: WayBack::Known(pairs.clone()),
            pairs: Some(pairs),
            dts_jobs: Some(Vec::new()),
            keep_binlog: true,
            force: false,
        }
    }

    pub fn report(&self, action: Action) -> Report {
        let facts = Facts {
            seen: self.seen.as_ref(),
            delays: &self.delays,
            pairs: self.pairs.as_deref(),
            way_back: &self.way_back,
            dts_jobs: self.dts_jobs.as_deref(),
            keep_binlog: self.keep_binlog,
            force: self.force,
            ..Facts::of(&self.migration)
        };
        preflight(action, &facts, now())
    }

    /// Looks at the page again, as it is now.
    pub fn look(&mut self) {
        self.seen = Some(Seen::of(&self.migration));
    }
}

/// Readings every 15 s, the last one 15 s ago.
pub fn delays(seconds: &[i64]) -> Vec<(Timestamp, Delay)> {
    let count = i64::try_from(seconds.len()).unwrap();
    (0..count)
        .zip(seconds)
        .map(|(at, seconds)| {
            let ago = SignedDuration::from_secs((count - at) * 15);
            (now() - ago, Delay::from_wire(Some(*seconds)))
        })
        .collect()
}

/// Every verdict but Pass, in order.
pub fn remarks(report: &Report) -> Vec<(CheckId, Verdict)> {
    let told = report.checks.iter().filter(|check| check.verdict != Pass);
    told.map(|check| (check.id, check.verdict)).collect()
}

/// The one check with this id.
#[track_caller]
pub fn only(report: &Report, id: CheckId) -> Check {
    let found: Vec<_> = report.of(id).collect();
    assert_eq!(found.len(), 1, "{id}: {found:?}");
    found[0].clone()
}

/// Alters the scene that is ready for `action` and expects these remarks besides those it always has.
#[track_caller]
pub fn check(
    action: Action,
    change: impl FnOnce(&mut Scene),
    expected: &[(CheckId, Verdict)],
) -> Report {
    let always = remarks(&Scene::ready(action).report(action));
    let mut scene = Scene::ready(action);
    change(&mut scene);
    scene.look();
    let report = scene.report(action);
    let mut found = remarks(&report);
    found.retain(|remark| !always.contains(remark));
    assert_eq!(found, expected, "{report:#?}");
    report
}

pub const BLIND: Verdict = NotKnown(Weight::Block);
pub const UNSURE: Verdict = NotKnown(Weight::Warn);
pub const UNTOLD: Verdict = NotKnown(Weight::Info);
pub const RED: Verdict = Block;
pub const AMBER: Verdict = Warn;
pub const NOTE: Verdict = Info;
