use backend::Backend;
use leptos::prelude::*;

use super::form::cluster_ref;
use crate::error::{BadRequest, ConsoleError};
use crate::routes;

/// Somebody took care of a migration that ended and left both sides writing. `gone` names the ending.
#[server(endpoint = "endings/acknowledge", prefix = "/api")]
pub async fn acknowledge_ending(
    profile: String,
    region: String,
    cluster: String,
    gone: String,
) -> Result<(), ConsoleError> {
    let cluster = cluster_ref(profile, region, cluster)?;
    let gone = gone.parse().map_err(|_| BadRequest::field("gone", routes::cluster(&cluster)))?;
    expect_context::<Backend>().acknowledge_both_write(&cluster.id, gone).await?;
    leptos_axum::redirect(&routes::cluster(&cluster));
    Ok(())
}
