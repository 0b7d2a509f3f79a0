//! `CheckServiceLinkedRole` (vendor/rds-migration 2.8). The vendor serves it over HTTPS only.

use migration::RegionId;
use serde::Deserialize;

use crate::call::{Call, Product};
use crate::client::Client;
use crate::operation::Read;
use crate::wire::Text;

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "HasServiceLinkedRole", default)]
    has: Text,
}

impl Client {
    /// `CheckServiceLinkedRole`: whether the account has `AliyunServiceRoleForPolarDB`.
    pub fn check_service_linked_role(&self, region: &RegionId) -> Read<bool> {
        let call = Call::new(Product::Polardb, region, "CheckServiceLinkedRole");
        self.read(call, |wire: Wire, _| match wire.has.0.to_ascii_lowercase().as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            other => Err(format!("HasServiceLinkedRole is \"{other}\"")),
        })
    }
}
