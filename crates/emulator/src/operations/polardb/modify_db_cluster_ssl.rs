//! ModifyDBClusterSSL (vendor/rds-migration 4.3): SSL of one address. It must be equal on both sides before a swap.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::api_error::ApiError;
use crate::operations::shared::endpoint_writes::{begin, idle_cluster, net_type};
use crate::operations::shared::{Job, empty};
use crate::parameters::Parameters;
use crate::world::Change;

/// It is of the whole cluster, and kept with its settings.
pub const AUTO_ROTATE: &str = "SSLAutoRotate";

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let parameters = job.parameters;
    let endpoint = parameters.id("DBEndpointId")?.to_owned();
    let net_type = net_type(parameters, &["Public", "Private", "Inner"])?;
    let wanted = parameters.required("SSLEnabled")?;
    parameters.word("SSLEnabled", &["Enable", "Disable", "Update"])?;
    let rotate = parameters.word(AUTO_ROTATE, &["Enable", "Disable"])?;
    let expires = expires(parameters, job.now)?;
    let cluster =
        idle_cluster(job, ApiError::unknown_cluster, |choices| choices.busy_address.error())?;
    let found = cluster.endpoint(&endpoint).ok_or_else(|| ApiError::malformed("DBEndpointId"))?;
    let address = found.addresses.iter().find(|address| address.net_type == net_type);
    let address = address.ok_or_else(|| ApiError::malformed("NetType"))?;
    if wanted == "Update" && address.ssl != Some(true) {
        return Err(ApiError::endpoint_status());
    }
    let what = format!("SSL of {}: {wanted}", address.connection_string);
    let id = cluster.id.clone();
    if let (Some(rotate), Some(cluster)) = (rotate, job.world.clusters.get_mut(&id)) {
        cluster.settings.insert(AUTO_ROTATE.into(), rotate.into());
    }
    let change = Change::Ssl { endpoint, net_type, enabled: wanted != "Disable", expires };
    begin(job, &id, change, what);
    Ok(empty())
}

/// A certificate lasts a year, or three if asked for.
fn expires(parameters: &Parameters, now: Timestamp) -> Result<Timestamp, ApiError> {
    let days = match parameters.word("CertValidDays", &["365", "1095"])? {
        Some("1095") => 1095,
        _ => 365,
    };
    Ok(now.checked_add(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MAX))
}
