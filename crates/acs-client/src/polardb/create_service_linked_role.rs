//! `CreateServiceLinkedRole` (vendor/rds-migration 2.8). The vendor serves it over HTTPS only.

use migration::RegionId;

use crate::call::{Call, Product};
use crate::client::Client;
use crate::operation::Write;

impl Client {
    /// `CreateServiceLinkedRole`: creates `AliyunServiceRoleForPolarDB`.
    pub fn create_service_linked_role(&self, region: &RegionId) -> Write<()> {
        self.write(Call::new(Product::Polardb, region, "CreateServiceLinkedRole"))
    }
}
