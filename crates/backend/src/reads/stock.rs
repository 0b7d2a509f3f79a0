//! What is sold for a new cluster.

use std::time::Duration;

use acs_client::{Stock, StockFilters};
use migration::RegionRef;

use super::Reads;
use crate::error::ReadError;

/// What is sold changes slowly.
const STOCK_AGE: Duration = Duration::from_secs(60);

impl Reads {
    pub async fn stock(
        &self,
        place: &RegionRef,
        filters: &StockFilters,
    ) -> Result<Vec<Stock>, ReadError> {
        let client = self.client(&place.profile)?;
        let key = (place.clone(), filters.clone());
        let fetch = async || {
            let region = &place.region;
            Ok(client.describe_db_cluster_available_resources(region, filters).await?.value)
        };
        let fast_poll = self.config.fast_poll;
        let age = |read: &Result<_, _>| if read.is_ok() { STOCK_AGE } else { fast_poll };
        Ok(self.stocks.get(&key, age, fetch).await?.value)
    }
}
