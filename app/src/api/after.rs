//! What is done once a migration moved or ended: DTS jobs are re-pointed, the cluster is released.

use backend::{Backend, Intent, IntentId, Post};
use leptos::prelude::*;
use migration::{ClusterChange, ClusterRef, Retention};
use serde::{Deserialize, Serialize};

use super::form::{cluster_ref, seen};
use crate::dts_jobs::{Ticked, Typed};
use crate::error::{BadRequest, ConsoleError};
use crate::routes;

/// Which form, which cluster, and what the operator saw.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SubjectFields {
    pub intent_id: String,
    pub profile: String,
    pub region: String,
    pub cluster: String,
    /// A [`migration::ClusterState`] in JSON.
    pub seen: String,
}

#[server(endpoint = "cluster/dts", prefix = "/api")]
pub async fn repoint_dts_jobs(
    #[server(flatten)] fields: SubjectFields,
    target: String,
    reading: String,
    writing: String,
    #[server(default)] ticked: Ticked,
) -> Result<(), ConsoleError> {
    let typed = Typed { reading, writing, ticked };
    let change = ClusterChange::RepointDtsJobs { jobs: typed.jobs(), target };
    submit(fields, change, None, |cluster| routes::dts_with(cluster, &typed.pairs())).await
}

#[server(endpoint = "cluster/release", prefix = "/api")]
pub async fn release_cluster(
    #[server(flatten)] fields: SubjectFields,
    backups: String,
    typed_cluster_id: String,
) -> Result<(), ConsoleError> {
    let found = Retention::ALL.into_iter().find(|retention| retention.as_str() == backups);
    let backups = found.ok_or(BadRequest::WrongParameters)?;
    let change = ClusterChange::ReleaseCluster { backups };
    submit(fields, change, Some(typed_cluster_id), routes::release).await
}

/// Submits the change and sends the browser to the page that shows its outcome. `again` opens the form once more.
async fn submit(
    fields: SubjectFields,
    change: ClusterChange,
    typed_cluster_id: Option<String>,
    again: impl FnOnce(&ClusterRef) -> String,
) -> Result<(), ConsoleError> {
    let cluster = cluster_ref(fields.profile, fields.region, fields.cluster)?;
    let seen = seen(&fields.seen, || again(&cluster))?;
    let intent_id = IntentId::parse(fields.intent_id)?;
    let intent = Intent::Change { cluster, change, seen: Box::new(seen) };
    let post = Post { intent_id, intent, typed_cluster_id };
    let record = expect_context::<Backend>().submit(post).await?;
    leptos_axum::redirect(&routes::outcome_of(&record));
    Ok(())
}
