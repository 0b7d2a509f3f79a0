//! Changes of a cluster that a dialog proposes. Only plain forms post to them, as to the migration's.

use backend::{Backend, Intent, IntentId, Post};
use leptos::prelude::*;
use migration::{ChangeKind, ClusterChange};
use serde::{Deserialize, Serialize};

use super::form::{cluster_ref, seen};
use crate::error::{BadRequest, ConsoleError};
use crate::routes;

/// Which form, which cluster, what it changes, what the operator saw, and where to come back to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChangeFields {
    pub intent_id: String,
    pub profile: String,
    pub region: String,
    pub cluster: String,
    pub kind: String,
    /// A [`migration::ClusterState`] in JSON.
    pub seen: String,
    pub back: String,
    #[serde(default)]
    pub endpoint: String,
    #[serde(default)]
    pub net_type: String,
    #[serde(default)]
    pub port: String,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub mode: String,
}

#[server(endpoint = "cluster/change", prefix = "/api")]
pub async fn change_cluster(#[server(flatten)] fields: ChangeFields) -> Result<(), ConsoleError> {
    let change = change(&fields)?;
    let cluster = cluster_ref(fields.profile, fields.region, fields.cluster)?;
    let dialog = routes::own(&fields.back);
    let again = || dialog.map_or_else(|| routes::cluster(&cluster), str::to_owned);
    let seen = seen(&fields.seen, again)?;
    let intent_id = IntentId::parse(fields.intent_id)?;
    let back = match dialog {
        Some(back) => routes::with_change(back, intent_id.as_str()),
        None => routes::cluster(&cluster),
    };
    let intent = Intent::Change { cluster, change, seen: Box::new(seen) };
    let post = Post { intent_id, intent, typed_cluster_id: None };
    expect_context::<Backend>().submit(post).await?;
    leptos_axum::redirect(&back);
    Ok(())
}

/// The change that the fields describe. What cannot be undone has pages of its own.
fn change(fields: &ChangeFields) -> Result<ClusterChange, ConsoleError> {
    let kind = ChangeKind::ALL.into_iter().find(|kind| kind.as_str() == fields.kind);
    let (endpoint, net_type) = (fields.endpoint.clone(), fields.net_type.as_str().into());
    Ok(match kind {
        Some(ChangeKind::CreateEndpointAddress) => {
            ClusterChange::CreateEndpointAddress { endpoint, prefix: None }
        }
        Some(ChangeKind::ChangePort) => {
            let port = fields.port.parse().map_err(|_| BadRequest::WrongParameters)?;
            ClusterChange::ChangePort { endpoint, net_type, port }
        }
        Some(ChangeKind::EnableSsl) => ClusterChange::EnableSsl { endpoint, net_type },
        Some(ChangeKind::DisableSsl) => ClusterChange::DisableSsl { endpoint, net_type },
        Some(ChangeKind::CreateClusterEndpoint) => ClusterChange::CreateClusterEndpoint {
            description: fields.description.clone(),
            read_write: super::form::either("mode", &fields.mode, "read-write", "read-only")?,
            nodes: Vec::new(),
            auto_add_new_nodes: true,
        },
        Some(ChangeKind::RepointDtsJobs | ChangeKind::ReleaseCluster) | None => {
            return Err(BadRequest::WrongParameters.into());
        }
    })
}
