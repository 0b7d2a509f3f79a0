//! What the address of a cluster's page names.

use backend::{
    Cluster, IntentId, JournalError, Journalled, RawIntent, ReadError, Reading, Seat, Trouble,
};
use leptos_router::params::ParamsMap;
use migration::{ClusterId, ClusterRef, RegionId};

use crate::error::{ConsoleError, NotFound};
use crate::routes;

/// The cluster's attributes, if it is in the region of the address.
pub async fn attributes(
    seat: &Seat,
    cluster: &ClusterRef,
) -> Result<Reading<Cluster>, ConsoleError> {
    let attributes = seat.attributes(cluster).await.map_err(|error| missing(cluster, error))?;
    if attributes.value.region != cluster.region.as_str() {
        let ClusterRef { id, region: asked, .. } = cluster.clone();
        return Err(NotFound::ClusterElsewhere { id, is: attributes.value.region, asked }.into());
    }
    Ok(attributes)
}

/// The vendor's sentence names neither the cluster nor the region.
pub fn missing(cluster: &ClusterRef, error: ReadError) -> ConsoleError {
    match error.trouble {
        Trouble::NotFound => {
            let ClusterRef { id, region, .. } = cluster.clone();
            NotFound::Cluster { id, region }.into()
        }
        _ => error.into(),
    }
}

/// The cluster of the URL. Without a region it is looked for.
pub async fn named(
    seat: &Seat,
    params: &ParamsMap,
    query: &ParamsMap,
) -> Result<ClusterRef, ConsoleError> {
    let id = ClusterId::parse(routes::id_param(params).unwrap_or_default())?;
    let profile = routes::profile(query)?;
    match query.get("region") {
        Some(region) => {
            let region = RegionId::parse(region)?;
            Ok(ClusterRef { profile, region, id })
        }
        None => Ok(seat.find(&profile, &id).await?.ok_or(NotFound::ClusterAnywhere(id))?),
    }
}

/// The intent of this cluster that the address names, where a post was redirected to. Anything else shows nothing.
pub async fn named_intent(
    seat: &Seat,
    query: &ParamsMap,
    parameter: &str,
    cluster: &ClusterRef,
) -> Result<Option<Journalled>, ConsoleError> {
    let Some(id) = query.get(parameter).and_then(|id| IntentId::parse(id).ok()) else {
        return Ok(None);
    };
    Ok(match seat.intent(&id).await {
        Err(JournalError::Raw(raw)) => is_about(&raw, &cluster.id).then_some(Journalled::Raw(*raw)),
        found => found?
            .filter(|record| record.cluster().is_some_and(|of| of.id == cluster.id))
            .map(|record| Journalled::Intent(Box::new(record))),
    })
}

fn is_about(raw: &RawIntent, cluster: &ClusterId) -> bool {
    raw.columns.iter().any(|(column, value)| column == "subject" && value == cluster.as_str())
}
