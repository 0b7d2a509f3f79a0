//! A change of the cluster that mends a check: which one it is, what its button posts, and what became of it.

use backend::{Intent, IntentId, IntentRecord, Post};
use leptos::prelude::*;
use migration::{ChangeKind, ClusterChange, Fix, ReadWriteMode, Side};
use serde::{Deserialize, Serialize};

use crate::error::{BadRequest, ConsoleError};
use crate::parts::{cluster_ref, either, seen, submitted};
use crate::routes;
use crate::words::{self, words};

/// The change of the cluster that a fix asks for. `None` if it is a choice, or has to be made on the RDS side.
pub fn change_of(fix: &Fix) -> Option<ClusterChange> {
    match fix {
        Fix::ChangePort { at, to } if at.side == Side::Polardb => Some(ClusterChange::ChangePort {
            endpoint: at.endpoint.clone(),
            net_type: at.net_type.clone(),
            port: to.parse().ok()?,
        }),
        Fix::EnableSsl { at } if at.side == Side::Polardb => Some(ClusterChange::EnableSsl {
            endpoint: at.endpoint.clone(),
            net_type: at.net_type.clone(),
        }),
        Fix::DisableSsl { at } if at.side == Side::Polardb => Some(ClusterChange::DisableSsl {
            endpoint: at.endpoint.clone(),
            net_type: at.net_type.clone(),
        }),
        Fix::CreateEndpointAddress { endpoint, .. } => {
            Some(ClusterChange::CreateEndpointAddress { endpoint: endpoint.clone(), prefix: None })
        }
        Fix::CreateClusterEndpoint { mode, partner_of, .. } => {
            Some(ClusterChange::CreateClusterEndpoint {
                description: partner_of.split('.').next().unwrap_or_default().to_owned(),
                read_write: *mode == ReadWriteMode::ReadWrite,
                nodes: Vec::new(),
                auto_add_new_nodes: true,
            })
        }
        _ => None,
    }
}

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
    submitted(post).await?;
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
            read_write: either("mode", &fields.mode, "read-write", "read-only")?,
            nodes: Vec::new(),
            auto_add_new_nodes: true,
        },
        Some(ChangeKind::RepointDtsJobs | ChangeKind::ReleaseCluster) | None => {
            return Err(BadRequest::WrongParameters.into());
        }
    })
}

/// What became of a change of the cluster that was made from the dialog. It follows while that is under way.
#[component]
pub fn ChangeOutcome(record: IntentRecord) -> impl IntoView {
    let words = words();
    let outcome = words::outcome(words, &record);
    let refresh = record.outcome.is_open().then(|| {
        view! { <p><a class="refresh" href="">{words.cluster.refresh}</a></p> }
    });
    view! {
        <div class="notice" id="change" data-tone=outcome.tone.as_str()>
            <p>{outcome.text}</p>
            {record.request_id.map(|id| view! { <p>{words.errors.request_id} <code>{id}</code></p> })}
            {refresh}
        </div>
    }
}
