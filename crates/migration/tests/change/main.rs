//! Changes of a cluster that are not migration actions.

mod change_difference;
mod change_refusal;
mod settle_change;

use std::collections::BTreeSet;

use jiff::SignedDuration;
use migration::{
    Address, ClusterChange, ClusterState, DtsEnd, DtsJobMove, Endpoint, EndpointKind,
    EndpointSettings, Gone, MigrationStatus, NetType, Retention, Sent,
};

pub const CLUSTER: &str = "pc-1";

pub fn address(host: &str, net_type: NetType) -> Address {
    Address {
        connection_string: host.to_owned(),
        ip: "10.0.0.1".to_owned(),
        net_type,
        port: "3306".to_owned(),
        ssl: Some(false),
        vpc: "vpc-1".to_owned(),
        vswitch: "vsw-1".to_owned(),
    }
}

/// A cluster that runs, without a migration, with two endpoints and two nodes.
pub fn state() -> ClusterState {
    let endpoint = |id: &str, kind| Endpoint {
        id: id.to_owned(),
        kind,
        addresses: vec![address(&format!("{id}.example"), NetType::Private)],
    };
    ClusterState {
        status: "Running".to_owned(),
        migration: MigrationStatus::NoMigration,
        unread: BTreeSet::new(),
        pay_type: "Postpaid".to_owned(),
        nodes: vec!["pi-1".to_owned(), "pi-2".to_owned()],
        endpoints: vec![
            endpoint("pe-1", EndpointKind::PolardbPrimary),
            endpoint("pe-2", EndpointKind::PolardbCluster),
        ],
        ..ClusterState::named(CLUSTER)
    }
}

pub fn with(change: impl FnOnce(&mut ClusterState)) -> ClusterState {
    let mut state = state();
    change(&mut state);
    state
}

pub fn add_address(state: &mut ClusterState, host: &str) {
    state.endpoints[0].addresses.push(address(host, NetType::Public));
}

pub fn public() -> ClusterChange {
    ClusterChange::CreateEndpointAddress {
        endpoint: "pe-1".into(),
        prefix: Some("orders-pub".into()),
    }
}

pub fn port(port: u16) -> ClusterChange {
    ClusterChange::ChangePort { endpoint: "pe-1".into(), net_type: NetType::Private, port }
}

pub fn ssl(on: bool) -> ClusterChange {
    let (endpoint, net_type) = ("pe-1".to_owned(), NetType::Private);
    match on {
        true => ClusterChange::EnableSsl { endpoint, net_type },
        false => ClusterChange::DisableSsl { endpoint, net_type },
    }
}

pub fn custom() -> ClusterChange {
    ClusterChange::CreateClusterEndpoint {
        description: "reports".into(),
        read_write: false,
        nodes: Vec::new(),
        auto_add_new_nodes: true,
    }
}

pub fn jobs(target: &str) -> ClusterChange {
    let jobs = vec![DtsJobMove { job: "di1".into(), end: DtsEnd::Src }];
    ClusterChange::RepointDtsJobs { jobs, target: target.into() }
}

pub fn release() -> ClusterChange {
    ClusterChange::ReleaseCluster { backups: Retention::None }
}

pub fn all() -> Vec<ClusterChange> {
    vec![public(), port(3307), ssl(true), ssl(false), custom(), jobs(CLUSTER), release()]
}

pub fn switched(state: &mut ClusterState) {
    state.migration = MigrationStatus::SyncingToRds;
    state.source = "rm-1".to_owned();
}

/// A call of long ago.
pub fn sent(accepted: bool) -> Sent {
    let call_timeout = SignedDuration::from_secs(10);
    Sent { since: SignedDuration::from_hours(1), call_timeout, accepted }
}

/// A cluster that the cloud no longer knows.
pub fn gone(confirmed: bool) -> ClusterState {
    ClusterState::gone(CLUSTER, Gone { confirmed })
}

/// Adds a custom endpoint.
pub fn add_endpoint(state: &mut ClusterState, id: &str, description: &str, mode: &str) {
    state.endpoints.push(Endpoint { id: id.to_owned(), ..state.endpoints[1].clone() });
    state.settings.push(EndpointSettings {
        endpoint: id.to_owned(),
        description: description.to_owned(),
        mode: mode.to_owned(),
        nodes: state.nodes.clone(),
    });
}
