//! The differences between what the operator saw and what is now, for a change of a cluster.

use serde::{Deserialize, Serialize};

use super::{ChangeKind, ClusterChange, ClusterPart, ClusterState};
use crate::vocabulary::{Address, Endpoint, MigrationStatus};

/// One value that is no longer what the operator saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ChangeDifference {
    #[error(
        "the cluster status was {} when you opened this page; it is {} now",
        or_gone(was),
        or_gone(now)
    )]
    Status { was: String, now: String },
    #[error("the migration status was {was} when you opened this page; it is {now} now")]
    Migration { was: MigrationStatus, now: MigrationStatus },
    #[error("the source RDS instance was {was} when you opened this page; it is {now} now")]
    Source { was: String, now: String },
    #[error("the billing method was {was} when you opened this page; it is {now} now")]
    PayType { was: String, now: String },
    #[error(
        "deletion protection was {} when you opened this page; it is {} now",
        on_off(*was),
        on_off(*now)
    )]
    DeletionLock { was: bool, now: bool },
    #[error(
        "{endpoint} answered to {} when you opened this page; it answers to {} now",
        or_nothing(was),
        or_nothing(now)
    )]
    Endpoint { endpoint: String, was: String, now: String },
    #[error(
        "the cluster had the endpoints {} when you opened this page; it has {} now",
        was.join(", "),
        now.join(", ")
    )]
    Endpoints { was: Vec<String>, now: Vec<String> },
}

/// Every value that matters to `change` and has changed since the form was rendered.
pub fn change_differences(
    change: &ClusterChange,
    seen: &ClusterState,
    now: &ClusterState,
) -> Vec<ChangeDifference> {
    let mut all = Vec::new();
    macro_rules! compare {
        ($field:ident, $variant:ident) => {
            if seen.$field != now.$field {
                all.push(ChangeDifference::$variant {
                    was: seen.$field.clone(),
                    now: now.$field.clone(),
                });
            }
        };
    }
    compare!(status, Status);
    compare!(migration, Migration);
    match change.kind() {
        ChangeKind::RepointDtsJobs => compare!(source, Source),
        ChangeKind::ReleaseCluster => {
            compare!(source, Source);
            compare!(pay_type, PayType);
            compare!(deletion_lock, DeletionLock);
        }
        ChangeKind::CreateClusterEndpoint => {
            let (was, now) = (ids(seen), ids(now));
            if was != now {
                all.push(ChangeDifference::Endpoints { was, now });
            }
        }
        ChangeKind::CreateEndpointAddress
        | ChangeKind::ChangePort
        | ChangeKind::EnableSsl
        | ChangeKind::DisableSsl => {}
    }
    if let Some(id) = change.endpoint() {
        // Where SSL was not read, only a change of SSL depends on it.
        let with_ssl = change.needs().contains(&ClusterPart::Ssl)
            || [seen, now].iter().all(|state| !state.unread.contains(&ClusterPart::Ssl));
        let text = |state: &ClusterState| addresses(state.endpoint(id), with_ssl);
        let (was, now) = (text(seen), text(now));
        if was != now {
            all.push(ChangeDifference::Endpoint { endpoint: id.to_owned(), was, now });
        }
    }
    all
}

fn ids(state: &ClusterState) -> Vec<String> {
    let mut ids: Vec<_> = state.endpoints.iter().map(|endpoint| endpoint.id.clone()).collect();
    ids.sort();
    ids
}

/// The addresses of an endpoint as text, sorted.
fn addresses(endpoint: Option<&Endpoint>, with_ssl: bool) -> String {
    let addresses = endpoint.iter().flat_map(|endpoint| &endpoint.addresses);
    let mut texts: Vec<_> = addresses.map(|it| address(it, with_ssl)).collect();
    texts.sort();
    texts.join(", ")
}

fn address(address: &Address, with_ssl: bool) -> String {
    let ssl = match address.ssl {
        _ if !with_ssl => "",
        Some(true) => ", SSL on",
        Some(false) => ", SSL off",
        None => ", SSL unknown",
    };
    let (host, net) = (&address.connection_string, address.net_type.as_str());
    format!("{host}:{} ({net}{ssl})", address.port)
}

fn on_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

fn or_gone(text: &str) -> &str {
    if text.is_empty() { "gone" } else { text }
}

fn or_nothing(text: &str) -> &str {
    if text.is_empty() { "nothing" } else { text }
}
