//! Settles a change by reading.

use super::{ClusterChange, ClusterState};
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
    if let ClusterChange::ReleaseCluster { .. } = change {
        return if now.is_gone() { Settlement::Ran } else { Settlement::StillUnknown };
    }
    if now.is_gone() {
        return Settlement::SomethingElse;
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
        ClusterChange::CreateClusterEndpoint { .. } => {
            let is_new = |id: &str| before.endpoint(id).is_none();
            match now.endpoints.iter().any(|endpoint| is_new(&endpoint.id)) {
                true => Settlement::Ran,
                false => Settlement::StillUnknown,
            }
        }
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
