//! Which change is legal now, and the reason if it is not.

use serde::{Deserialize, Serialize};

use super::{ClusterChange, ClusterPart, ClusterState, DtsJobMove};
use crate::vocabulary::{
    Address, EndpointKind, MAX_CLUSTER_ENDPOINTS, MigrationStatus as Status, NetType, POLARDB_PORTS,
};

/// Why a change is not sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ChangeRefusal {
    #[error("the {0} of the cluster cannot be read")]
    Unread(ClusterPart),
    #[error("the cluster is {0}; it has to be Running")]
    NotRunning(String),
    #[error("the migration is in {0}; wait until that is over")]
    InTransition(Status),
    #[error("the cluster has no endpoint {0}")]
    NoEndpoint(String),
    #[error("{endpoint} has no {net} address")]
    NoAddress { endpoint: String, net: String },
    #[error("{0} has a public address already")]
    HasPublicAddress(String),
    #[error(
        "a name has 6 to 40 lower-case letters, digits and hyphens, begins with a letter and does not end with a hyphen"
    )]
    Prefix,
    #[error("a port is between {} and {}", POLARDB_PORTS.start(), POLARDB_PORTS.end())]
    Port,
    #[error("the port is {0} already")]
    SamePort(u16),
    #[error("SSL is {} already", if *.0 { "on" } else { "off" })]
    SameSsl(bool),
    #[error(
        "a cluster has at most {MAX_CLUSTER_ENDPOINTS} cluster endpoints, the default one included"
    )]
    TooManyEndpoints,
    #[error("the cluster has no node {0}")]
    NoNode(String),
    #[error("an endpoint that takes writes needs at least two nodes")]
    TooFewNodes,
    #[error("name at least one DTS job")]
    NoJobs,
    #[error("\"{0}\" is not the ID of a DTS job")]
    JobId(String),
    #[error("DTS jobs go to {expected} while the migration is in {status}")]
    WrongTarget { expected: String, status: Status },
    #[error("DTS jobs are re-pointed after a switch or a roll back; the migration is in {0}")]
    NotReplicating(Status),
    #[error("a cluster with a migration cannot be released: end the migration first")]
    Migrating,
    #[error("deletion protection is on: turn it off first")]
    Locked,
    #[error("only a pay-as-you-go cluster can be released; this one is {0}")]
    PayType(String),
}

/// Checks whether the change may be sent now.
///
/// # Errors
/// The first rule against it.
pub fn judge_change(change: &ClusterChange, now: &ClusterState) -> Result<(), ChangeRefusal> {
    if let Some(part) = now.first_unread(change.needs()) {
        return Err(ChangeRefusal::Unread(part));
    }
    match change {
        ClusterChange::RepointDtsJobs { jobs, target } => return judge_jobs(jobs, target, now),
        ClusterChange::ReleaseCluster { .. } => return judge_release(now),
        _ => is_idle(now)?,
    }
    match change {
        ClusterChange::CreateEndpointAddress { endpoint, prefix } => {
            if prefix.as_deref().is_some_and(|prefix| !is_prefix(prefix)) {
                return Err(ChangeRefusal::Prefix);
            }
            match address(now, endpoint, &NetType::Public) {
                Ok(_) => Err(ChangeRefusal::HasPublicAddress(endpoint.clone())),
                Err(ChangeRefusal::NoAddress { .. }) => Ok(()),
                Err(other) => Err(other),
            }
        }
        ClusterChange::ChangePort { endpoint, net_type, port } => {
            let same = address(now, endpoint, net_type)?.port == port.to_string();
            match (POLARDB_PORTS.contains(port), same) {
                (false, _) => Err(ChangeRefusal::Port),
                (true, true) => Err(ChangeRefusal::SamePort(*port)),
                (true, false) => Ok(()),
            }
        }
        ClusterChange::EnableSsl { endpoint, net_type } => judge_ssl(now, endpoint, net_type, true),
        ClusterChange::DisableSsl { endpoint, net_type } => {
            judge_ssl(now, endpoint, net_type, false)
        }
        ClusterChange::CreateClusterEndpoint { read_write, nodes, .. } => {
            judge_endpoint(now, *read_write, nodes)
        }
        ClusterChange::RepointDtsJobs { .. } | ClusterChange::ReleaseCluster { .. } => Ok(()),
    }
}

/// Checks that no transition runs: endpoints cannot change while roles or names do.
fn is_idle(now: &ClusterState) -> Result<(), ChangeRefusal> {
    if now.status != "Running" {
        return Err(ChangeRefusal::NotRunning(now.status.clone()));
    }
    match now.migration {
        Status::Switching | Status::RollingBack | Status::Closing => {
            Err(ChangeRefusal::InTransition(now.migration.clone()))
        }
        _ => Ok(()),
    }
}

fn address<'a>(
    now: &'a ClusterState,
    endpoint: &str,
    net_type: &NetType,
) -> Result<&'a Address, ChangeRefusal> {
    let found = now.endpoint(endpoint);
    let found = found.ok_or_else(|| ChangeRefusal::NoEndpoint(endpoint.to_owned()))?;
    let address = found.addresses.iter().find(|address| address.net_type == *net_type);
    address.ok_or_else(|| ChangeRefusal::NoAddress {
        endpoint: endpoint.to_owned(),
        net: net_type.as_str().to_owned(),
    })
}

fn judge_ssl(
    now: &ClusterState,
    endpoint: &str,
    net_type: &NetType,
    wanted: bool,
) -> Result<(), ChangeRefusal> {
    match address(now, endpoint, net_type)?.ssl {
        Some(is) if is == wanted => Err(ChangeRefusal::SameSsl(wanted)),
        _ => Ok(()),
    }
}

fn judge_endpoint(
    now: &ClusterState,
    read_write: bool,
    nodes: &[String],
) -> Result<(), ChangeRefusal> {
    let of_many = now.endpoints.iter().filter(|it| it.kind != EndpointKind::PolardbPrimary);
    if of_many.count() >= MAX_CLUSTER_ENDPOINTS {
        return Err(ChangeRefusal::TooManyEndpoints);
    }
    if let Some(node) = nodes.iter().find(|node| !now.nodes.contains(node)) {
        return Err(ChangeRefusal::NoNode(node.clone()));
    }
    let count = if nodes.is_empty() { now.nodes.len() } else { nodes.len() };
    if read_write && count < 2 { Err(ChangeRefusal::TooFewNodes) } else { Ok(()) }
}

/// Jobs point at the cluster between switch and complete, and at the source between roll back and cancel
/// (vendor/rds-migration 6.3).
fn judge_jobs(jobs: &[DtsJobMove], target: &str, now: &ClusterState) -> Result<(), ChangeRefusal> {
    if jobs.is_empty() {
        return Err(ChangeRefusal::NoJobs);
    }
    let is_id = |id: &str| {
        (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if let Some(job) = jobs.iter().find(|job| !is_id(&job.job)) {
        return Err(ChangeRefusal::JobId(job.job.clone()));
    }
    let expected = dts_target(now)?;
    if target == expected {
        return Ok(());
    }
    let (expected, status) = (expected.to_owned(), now.migration.clone());
    Err(ChangeRefusal::WrongTarget { expected, status })
}

/// The instance or cluster that DTS jobs of the business have to point at now: the side that takes the writes.
///
/// # Errors
/// The status does not say which side takes the writes.
pub fn dts_target(now: &ClusterState) -> Result<&str, ChangeRefusal> {
    match now.migration {
        _ if now.unread.contains(&ClusterPart::Migration) => {
            Err(ChangeRefusal::Unread(ClusterPart::Migration))
        }
        Status::SyncingToRds => Ok(&now.cluster),
        Status::SyncingToPolardb => Ok(&now.source),
        _ => Err(ChangeRefusal::NotReplicating(now.migration.clone())),
    }
}

fn judge_release(now: &ClusterState) -> Result<(), ChangeRefusal> {
    if now.migration != Status::NoMigration {
        return Err(ChangeRefusal::Migrating);
    }
    if now.pay_type != "Postpaid" {
        return Err(ChangeRefusal::PayType(now.pay_type.clone()));
    }
    if now.deletion_lock {
        return Err(ChangeRefusal::Locked);
    }
    if now.status == "Running" {
        Ok(())
    } else {
        Err(ChangeRefusal::NotRunning(now.status.clone()))
    }
}

fn is_prefix(text: &str) -> bool {
    (6..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
}
