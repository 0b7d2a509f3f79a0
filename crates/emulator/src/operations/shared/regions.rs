//! The region that a request names.

use crate::api_error::ApiError;
use crate::world::{REGIONS, Region};

/// Regions that the cloud has and the emulator does not (vendor/rds-migration 1.6).
const ELSEWHERE: [&str; 23] = [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-south-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "cn-chengdu",
    "cn-guangzhou",
    "cn-hangzhou-finance",
    "cn-heyuan",
    "cn-huhehaote",
    "cn-north-2-gov-1",
    "cn-qingdao",
    "cn-shanghai-finance-1",
    "cn-shenzhen-finance-1",
    "cn-wulanchabu",
    "cn-zhangjiakou",
    "eu-central-1",
    "eu-west-1",
    "me-east-1",
    "na-south-1",
];

/// # Errors
/// There is no such region, or the emulator is without it.
pub fn region(id: &str) -> Result<&'static Region, ApiError> {
    match Region::of(id) {
        Some(region) => Ok(region),
        None if ELSEWHERE.contains(&id) => {
            let here: Vec<_> = REGIONS.iter().map(|region| region.id).collect();
            Err(ApiError::lacks(&format!("the region {id}; it has {}", here.join(", "))))
        }
        None => Err(ApiError::unknown_region()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_region_is_both_here_and_elsewhere() {
        assert!(ELSEWHERE.iter().all(|id| Region::of(id).is_none()));
    }
}
