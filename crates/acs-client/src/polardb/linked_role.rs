//! `CheckServiceLinkedRole` and `CreateServiceLinkedRole` (domain.md 2.8). The vendor serves both over HTTPS only.

use migration::RegionId;
use serde::Deserialize;

use crate::answer::Answer;
use crate::call::{Call, Product};
use crate::client::Client;
use crate::error::ClientError;
use crate::wire::Text;

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "HasServiceLinkedRole", default)]
    has: Text,
}

impl Client {
    /// `CheckServiceLinkedRole`: whether the account has `AliyunServiceRoleForPolarDB`.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn check_service_linked_role(
        &self,
        region: &RegionId,
    ) -> Result<Answer<bool>, ClientError> {
        let call = Call::new(Product::Polardb, region, "CheckServiceLinkedRole");
        self.read(&call, |wire: Wire, _| match wire.has.0.to_ascii_lowercase().as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            other => Err(format!("HasServiceLinkedRole is \"{other}\"")),
        })
        .await
    }

    /// `CreateServiceLinkedRole`.
    ///
    /// # Errors
    /// See [`ClientError`] and [`ClientError::proves_not_run`].
    pub async fn create_service_linked_role(
        &self,
        region: &RegionId,
    ) -> Result<Answer<()>, ClientError> {
        self.write(&Call::new(Product::Polardb, region, "CreateServiceLinkedRole")).await
    }
}
