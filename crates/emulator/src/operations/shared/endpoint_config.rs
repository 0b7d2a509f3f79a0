//! `EndpointConfig` of a cluster endpoint: a JSON object of texts (vendor/rds-migration 4.5).

use serde_json::{Map, Value};

use crate::api_error::ApiError;

/// What the default cluster endpoint has.
const USUAL: [(&str, &str); 4] = [
    ("DistributedTransaction", "on"),
    ("ConsistLevel", "1"),
    ("LoadBalanceStrategy", "load"),
    ("MasterAcceptReads", "off"),
];
/// These need an endpoint that takes writes.
const FOR_WRITES: [&str; 4] =
    ["DistributedTransaction", "MasterAcceptReads", "ConnectionPersist", "EnableOverloadThrottle"];

/// As DescribeDBClusterEndpoints answers it for an endpoint that was never configured.
pub fn usual(read_write: bool) -> String {
    let known = USUAL.into_iter().filter(|(name, _)| read_write || !FOR_WRITES.contains(name));
    let value = |(name, value)| match name {
        "ConsistLevel" if !read_write => (name, "0"),
        _ => (name, value),
    };
    let map: Map<_, _> =
        known.map(value).map(|(name, value)| (name.to_owned(), value.into())).collect();
    Value::Object(map).to_string()
}

/// The whole configuration that a request asks for, as a text.
///
/// # Errors
/// A name or value there is not, or that does not go with the mode.
pub fn read(text: Option<&str>, read_write: bool, scc: bool) -> Result<String, ApiError> {
    let given: Map<String, Value> = match text {
        None => Map::new(),
        Some(text) => serde_json::from_str(text).map_err(|_| ApiError::endpoint_config())?,
    };
    for (name, value) in &given {
        let allowed = read_write || !FOR_WRITES.contains(&name.as_str());
        if !allowed || !value.as_str().is_some_and(|value| is_value(name, value)) {
            return Err(ApiError::endpoint_config());
        }
    }
    let level = given.get("ConsistLevel").and_then(Value::as_str);
    let splits = given.get("DistributedTransaction").and_then(Value::as_str);
    let is_impossible = match read_write {
        true => level == Some("0") && splits.is_some_and(|word| word.eq_ignore_ascii_case("on")),
        false => level.is_some_and(|level| level != "0"),
    };
    if is_impossible {
        return Err(ApiError::endpoint_config());
    }
    if scc && level.is_some_and(|level| level != "1") {
        return Err(ApiError::endpoint_config_conflict());
    }
    Ok(merged(given, read_write))
}

fn is_value(name: &str, value: &str) -> bool {
    let on_or_off = ["on", "off"].contains(&value.to_ascii_lowercase().as_str());
    match name {
        // Only told by the documents: what was read can be sent again.
        "LoadBalanceStrategy" => value == "load",
        "LoadBalancePolicy" => ["0", "1"].contains(&value),
        "ConsistLevel" => ["0", "1", "2"].contains(&value),
        "ConnectionPersist" => ["off", "Session", "Transaction"].contains(&value),
        "MaxParallelDegree" => value == "off" || value.parse::<u32>().is_ok(),
        "DistributedTransaction"
        | "MasterAcceptReads"
        | "EnableHtapImci"
        | "EnableOverloadThrottle" => on_or_off,
        _ => false,
    }
}

/// What was given goes over what is usual.
fn merged(given: Map<String, Value>, read_write: bool) -> String {
    let mut all: Map<String, Value> = serde_json::from_str(&usual(read_write)).unwrap_or_default();
    // Transactions cannot be split without consistency.
    if given.get("ConsistLevel").and_then(Value::as_str) == Some("0") && read_write {
        all.insert("DistributedTransaction".into(), "off".into());
    }
    all.extend(given);
    Value::Object(all).to_string()
}
