//! `DescribeDBInstanceSSL` (vendor/rds-migration 4.10).

use jiff::Timestamp;
use migration::{InstanceId, RegionId};
use serde::Deserialize;

use crate::call::Call;
use crate::client::Client;
use crate::operation::Read;
use crate::wire::Text;

/// SSL of an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstanceSsl {
    /// `None` if the answer does not say.
    pub enabled: Option<bool>,
    /// The name that its certificate is for.
    pub connection_string: String,
    pub expires: Option<Timestamp>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Wire {
    #[serde(rename = "SSLEnabled")]
    enabled: Text,
    #[serde(rename = "ConnectionString")]
    connection_string: Text,
    #[serde(rename = "SSLExpireTime")]
    expire_time: Text,
}

impl Client {
    /// `DescribeDBInstanceSSL`.
    pub fn describe_db_instance_ssl(
        &self,
        region: &RegionId,
        id: &InstanceId,
    ) -> Read<InstanceSsl> {
        let call = Call::about_instance(region, "DescribeDBInstanceSSL", id);
        self.read(call, |wire: Wire, _| Ok(wire.into()))
    }
}

impl From<Wire> for InstanceSsl {
    fn from(wire: Wire) -> Self {
        Self {
            enabled: match wire.enabled.0.to_ascii_lowercase().as_str() {
                "yes" | "on" => Some(true),
                "no" | "off" => Some(false),
                _ => None,
            },
            expires: wire.expire_time.timestamp(),
            connection_string: wire.connection_string.0,
        }
    }
}
