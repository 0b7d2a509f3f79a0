//! DescribeDBClusterSSL (vendor/rds-migration 4.3): one item for each address.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::modify_db_cluster_ssl::AUTO_ROTATE;
use crate::api_error::ApiError;
use crate::operations::shared::{Job, time, to_value};
use crate::world::{Address, Cluster, Endpoint};

const SECONDS_OF_YEAR: i64 = 365 * 24 * 3600;

#[derive(Serialize)]
struct Body {
    #[serde(rename = "SSLAutoRotate")]
    auto_rotate: String,
    #[serde(rename = "Items")]
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    #[serde(rename = "DBEndpointId")]
    endpoint_id: String,
    #[serde(rename = "SSLConnectionString")]
    connection_string: String,
    #[serde(rename = "SSLEnabled")]
    enabled: &'static str,
    #[serde(rename = "SSLExpireTime")]
    expire_time: String,
}

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let now = job.now;
    let cluster = job.cluster(ApiError::unknown_cluster)?;
    let auto_rotate = cluster.settings.get(AUTO_ROTATE).map_or("Disable", String::as_str);
    let all = cluster.endpoints.iter().flat_map(|endpoint| {
        endpoint.addresses.iter().map(move |address| item(cluster, endpoint, address, now))
    });
    to_value(Body { auto_rotate: auto_rotate.to_owned(), items: all.collect() })
}

fn item(cluster: &Cluster, endpoint: &Endpoint, address: &Address, now: Timestamp) -> Item {
    let enabled = address.ssl == Some(true);
    Item {
        endpoint_id: endpoint.id.clone(),
        connection_string: address.connection_string.clone(),
        enabled: if enabled { "Enabled" } else { "Disabled" },
        expire_time: if enabled {
            time(expires(cluster, &endpoint.id, now))
        } else {
            String::new()
        },
    }
}

/// A certificate that no call has made is as old as the cluster and renewed each year.
fn expires(cluster: &Cluster, endpoint: &str, now: Timestamp) -> Timestamp {
    let settings = cluster.settings_of_endpoints.get(endpoint);
    settings.and_then(|settings| settings.ssl_expires).unwrap_or_else(|| {
        let age = now.as_second() - cluster.created.as_second();
        let years = age.max(0) / SECONDS_OF_YEAR + 1;
        let end = cluster.created.as_second() + years * SECONDS_OF_YEAR;
        Timestamp::from_second(end).unwrap_or(Timestamp::MAX)
    })
}
