//! What the form of either page sends.

use backend::{Intent, IntentId, Post};
use migration::{ClusterChange, ClusterRef};
use serde::{Deserialize, Serialize};

use crate::error::ConsoleError;
use crate::parts::{cluster_ref, seen, submitted};
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

/// Submits the change and sends the browser to the page that shows its outcome. `again` opens the form once more.
pub async fn submit(
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
    let record = submitted(post).await?;
    leptos_axum::redirect(&routes::outcome_of(&record));
    Ok(())
}
