use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::error::ConsoleError;

/// The RDS Migration section of a cluster as it is now, as HTML. Many watchers share one call to the upstream.
#[server(endpoint = "live", prefix = "/api", input = GetUrl)]
pub async fn live(
    profile: String,
    region: String,
    cluster: String,
) -> Result<String, ConsoleError> {
    let cluster = crate::api::form::cluster_ref(profile, region, cluster)?;
    Ok(crate::panel::live(&cluster).await?.html())
}
