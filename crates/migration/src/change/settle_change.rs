//! Settles a change by reading.

use std::collections::BTreeSet;

use super::{ClusterChange, ClusterState, EndpointSettings};
use crate::settle::{Sent, Settlement};
use crate::vocabulary::{Address, NetType};

/// The settling table of changes: from the change, the state before and now, and the call, to what happened to it. An
/// unchanged state proves nothing, because an effect may come late.
pub fn settle_change(
    change: &ClusterChange,
    before: &ClusterState,
    now: &ClusterState,
    sent: &Sent,
) -> Settlement {
    if now.is_gone() {
        return settle_gone(change, now, sent);
    }
    if now.first_unread(change.shows_in()).is_some() {
        return Settlement::StillUnknown;
    }
    match change {
        // No operation of PolarDB reports where a job points, so only the answer of the call can be known.
        ClusterChange::RepointDtsJobs { .. } if sent.accepted => Settlement::Ran,
        ClusterChange::RepointDtsJobs { .. } | ClusterChange::ReleaseCluster { .. } => {
            Settlement::StillUnknown
        }
        ClusterChange::CreateEndpointAddress { endpoint, prefix } => {
            let address = address(now, endpoint, &NetType::Public);
            address.map_or(lost(endpoint, now), |address| settle_name(address, prefix.as_deref()))
        }
        ClusterChange::ChangePort { endpoint, net_type, port } => {
            let was = address(before, endpoint, net_type).map(|address| address.port.as_str());
            match address(now, endpoint, net_type) {
                Some(address) if address.port == port.to_string() => Settlement::Ran,
                Some(address) if Some(address.port.as_str()) != was => Settlement::SomethingElse,
                Some(_) => Settlement::StillUnknown,
                None => Settlement::SomethingElse,
            }
        }
        ClusterChange::EnableSsl { endpoint, net_type } => {
            settle_ssl(now, endpoint, net_type, true)
        }
        ClusterChange::DisableSsl { endpoint, net_type } => {
            settle_ssl(now, endpoint, net_type, false)
        }
        ClusterChange::CreateClusterEndpoint { description, read_write, nodes, .. } => {
            let wanted = Wanted { description, read_write: *read_write, nodes };
            settle_endpoint(&wanted, before, now, sent)
        }
    }
}

/// The settlement if the cluster is gone, or the cloud reports that it is being deleted.
fn settle_gone(change: &ClusterChange, now: &ClusterState, sent: &Sent) -> Settlement {
    // A status that is empty is not said.
    let is_proven = now.gone.map_or(!now.status.is_empty(), |gone| gone.confirmed);
    // The cloud may have released the cluster for somebody else while an unanswered call is still on its way.
    let is_over = sent.accepted || Settlement::may_be_decided(sent.since, sent.call_timeout);
    match change {
        _ if !is_proven => Settlement::StillUnknown,
        ClusterChange::ReleaseCluster { .. } if now.gone.is_none() || is_over => Settlement::Ran,
        ClusterChange::ReleaseCluster { .. } => Settlement::StillUnknown,
        _ => Settlement::SomethingElse,
    }
}

/// What a new custom endpoint is known by: the answer of the call does not name it.
struct Wanted<'a> {
    description: &'a str,
    read_write: bool,
    /// All nodes if empty.
    nodes: &'a [String],
}

/// The settlement by the endpoints that were not there before. Without a description nothing tells ours from one that
/// somebody else created, unless the cloud accepted our call.
fn settle_endpoint(
    wanted: &Wanted,
    before: &ClusterState,
    now: &ClusterState,
    sent: &Sent,
) -> Settlement {
    if wanted.description.is_empty() && !sent.accepted {
        return Settlement::StillUnknown;
    }
    let is_new = |settings: &&EndpointSettings| before.endpoint(&settings.endpoint).is_none();
    let mut new = now.settings.iter().filter(is_new);
    if new.any(|it| wanted.is(it)) { Settlement::Ran } else { Settlement::StillUnknown }
}

impl Wanted<'_> {
    fn is(&self, settings: &EndpointSettings) -> bool {
        let mode = if self.read_write { "ReadWrite" } else { "ReadOnly" };
        let has_nodes = |nodes: &[String]| {
            let (wanted, has): (BTreeSet<_>, BTreeSet<_>) =
                (self.nodes.iter().collect(), nodes.iter().collect());
            wanted.is_empty() || wanted == has
        };
        (self.description.is_empty() || settings.description == self.description)
            && settings.mode == mode
            && has_nodes(&settings.nodes)
    }
}

fn address<'a>(state: &'a ClusterState, endpoint: &str, net_type: &NetType) -> Option<&'a Address> {
    let addresses = &state.endpoint(endpoint)?.addresses;
    addresses.iter().find(|address| address.net_type == *net_type)
}

/// The settlement if an address is missing. It proves nothing unless the whole endpoint is gone.
fn lost(endpoint: &str, now: &ClusterState) -> Settlement {
    match now.endpoint(endpoint) {
        Some(_) => Settlement::StillUnknown,
        None => Settlement::SomethingElse,
    }
}

/// The settlement if an address has appeared. An address of another name was created by another call.
fn settle_name(address: &Address, prefix: Option<&str>) -> Settlement {
    let name = address.connection_string.split('.').next();
    match prefix {
        Some(prefix) if name != Some(prefix) => Settlement::SomethingElse,
        _ => Settlement::Ran,
    }
}

fn settle_ssl(now: &ClusterState, endpoint: &str, net_type: &NetType, wanted: bool) -> Settlement {
    match address(now, endpoint, net_type) {
        Some(address) if address.ssl == Some(wanted) => Settlement::Ran,
        Some(_) => Settlement::StillUnknown,
        None => Settlement::SomethingElse,
    }
}
