//! RDS DescribeDBInstanceSSL: whether an instance encrypts, and until when its certificate is good.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::operations::shared::{Job, time};

/// A certificate is good for a year.
const YEAR: SignedDuration = SignedDuration::from_hours(365 * 24);

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let now = job.now;
    let instance = job.instance()?;
    let mut addresses = instance.endpoints.iter().flat_map(|endpoint| &endpoint.addresses);
    let Some(address) = addresses.find(|address| address.ssl == Some(true)) else {
        return Ok(json!({
            "ConnectionString": "",
            "RequireUpdate": "No",
            "RequireUpdateItem": "",
            "RequireUpdateReason": "",
            "SSLCreateTime": "",
            "SSLEnabled": "No",
            "SSLExpireTime": "",
        }));
    };
    let (made, ends) = certificate(instance.created, now);
    Ok(json!({
        "ConnectionString": address.connection_string,
        "RequireUpdate": "No",
        "RequireUpdateItem": "",
        "RequireUpdateReason": "",
        "SSLCreateTime": time(made),
        "SSLEnabled": "Yes",
        "SSLExpireTime": time(ends),
    }))
}

/// The certificate of now: renewed every year since the instance was made.
fn certificate(created: Timestamp, now: Timestamp) -> (Timestamp, Timestamp) {
    let years = now.duration_since(created).as_secs().max(0) / YEAR.as_secs();
    let step = |count: i64| SignedDuration::from_secs(YEAR.as_secs().saturating_mul(count));
    let at = |count| created.checked_add(step(count)).unwrap_or(Timestamp::MAX);
    (at(years), at(years + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_is_good_now_however_old_the_instance_is() {
        let created: Timestamp = "2020-01-01T00:00:00Z".parse().unwrap();
        for now in ["2020-01-01T00:00:00Z", "2020-12-30T23:59:59Z", "2026-11-21T08:00:00Z"] {
            let now: Timestamp = now.parse().unwrap();
            let (made, ends) = certificate(created, now);
            assert!(made <= now && now < ends, "{now}: {made} {ends}");
            assert_eq!(ends.duration_since(made), YEAR);
        }
    }
}
