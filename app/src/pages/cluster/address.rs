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
    is_region(cluster, &attributes.value.region)?;
    Ok(attributes)
}

/// Checks that the cluster is in the region of the address. If that cannot be read now it is taken for so, as on its page.
///
/// # Errors
/// The cluster is not there.
pub async fn is_there(seat: &Seat, cluster: &ClusterRef) -> Result<(), ConsoleError> {
    match seat.region_of(cluster).await {
        Ok(region) => is_region(cluster, &region),
        Err(error) if error.trouble == Trouble::NotFound => Err(missing(cluster, error)),
        Err(error) if error.trouble == Trouble::UnknownProfile => Err(error.into()),
        Err(_) => Ok(()),
    }
}

fn is_region(cluster: &ClusterRef, is: &str) -> Result<(), ConsoleError> {
    if is == cluster.region.as_str() {
        return Ok(());
    }
    let ClusterRef { id, region: asked, .. } = cluster.clone();
    Err(NotFound::ClusterElsewhere { id, is: is.to_owned(), asked }.into())
}

/// As [`attributes`], but attributes that cannot be read now are a part that is missing on the page.
pub async fn readable_attributes(
    seat: &Seat,
    cluster: &ClusterRef,
) -> Result<Result<Reading<Cluster>, ReadError>, ConsoleError> {
    match attributes(seat, cluster).await {
        Ok(attributes) => Ok(Ok(attributes)),
        Err(ConsoleError::Upstream(error)) if error.trouble != Trouble::UnknownProfile => {
            Ok(Err(error))
        }
        Err(error) => Err(error),
    }
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
