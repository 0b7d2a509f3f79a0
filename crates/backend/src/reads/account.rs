//! What belongs to an account: its regions and its service-linked role.

use std::time::Duration;

use migration::{ProfileName, RegionId, RegionRef};

use super::Reads;
use crate::error::ReadError;

const REGIONS_AGE: Duration = Duration::from_secs(600);

impl Reads {
    /// The regions as an account sees them. A failure is forgotten much sooner than a success.
    pub async fn regions(&self, profile: &ProfileName) -> Result<Vec<RegionId>, ReadError> {
        let client = self.client(profile)?;
        let fetch = async || {
            let answer = client.describe_regions().await?;
            Ok(answer.value.into_iter().filter_map(|it| RegionId::parse(it.id).ok()).collect())
        };
        let fast_poll = self.config.fast_poll;
        let age = |read: &Result<_, _>| if read.is_ok() { REGIONS_AGE } else { fast_poll };
        Ok(self.regions.get(profile, age, fetch).await?.value)
    }

    pub async fn has_service_linked_role(&self, place: &RegionRef) -> Result<bool, ReadError> {
        let client = self.client(&place.profile)?;
        Ok(client.check_service_linked_role(&place.region).await?.value)
    }
}
