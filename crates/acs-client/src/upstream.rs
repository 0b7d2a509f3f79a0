//! Where calls go: the cloud's hosts by region, or one explicit endpoint for both products.

use migration::RegionId;

use crate::call::{Call, Product};
use crate::endpoint_url::{Base, EndpointUrl};

/// Regions that PolarDB's central host serves (vendor/rds-migration 1.6).
const POLARDB_CENTRAL: [&str; 7] = [
    "cn-beijing",
    "cn-hangzhou",
    "cn-hangzhou-finance",
    "cn-heyuan",
    "cn-qingdao",
    "cn-shanghai",
    "cn-wulanchabu",
];

/// Regions that RDS's central host serves (vendor/rds-migration 1.6): another list than PolarDB's.
const RDS_CENTRAL: [&str; 13] = [
    "ap-southeast-1",
    "cn-beijing",
    "cn-hangzhou",
    "cn-heyuan",
    "cn-hongkong",
    "cn-north-2-gov-1",
    "cn-qingdao",
    "cn-shanghai",
    "cn-shanghai-finance-1",
    "cn-shenzhen",
    "cn-shenzhen-finance-1",
    "us-east-1",
    "us-west-1",
];

const POLARDB_CENTRAL_HOST: &str = "polardb.aliyuncs.com";
const RDS_CENTRAL_HOST: &str = "rds.aliyuncs.com";

/// The host of the PolarDB API for a region (vendor/rds-migration 1.6).
pub fn polardb_host(region: &RegionId) -> String {
    if POLARDB_CENTRAL.contains(&region.as_str()) {
        return POLARDB_CENTRAL_HOST.to_owned();
    }
    format!("polardb.{region}.aliyuncs.com")
}

/// The host of the RDS API for a region (vendor/rds-migration 1.6).
fn rds_host(region: &RegionId) -> String {
    match region.as_str() {
        "cn-hangzhou-finance" => "rds-vpc.cn-hangzhou-finance.aliyuncs.com".to_owned(),
        id if RDS_CENTRAL.contains(&id) => RDS_CENTRAL_HOST.to_owned(),
        id => format!("rds.{id}.aliyuncs.com"),
    }
}

/// The receiver of the calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Upstream {
    /// Alibaba Cloud: https, the host follows from product and region.
    Aliyun,
    /// One endpoint for both products and all regions.
    Endpoint(EndpointUrl),
}

impl Upstream {
    /// Whether all calls stay on this machine.
    pub fn is_loopback(&self) -> bool {
        matches!(self, Self::Endpoint(endpoint) if endpoint.is_loopback())
    }

    /// Scheme, host and port for a call, such as `https://polardb.aliyuncs.com`.
    pub(crate) fn base(&self, call: &Call) -> Base {
        let host = match (self, call.product, &call.region) {
            (Self::Endpoint(endpoint), _, _) => return endpoint.base().clone(),
            (Self::Aliyun, Product::Polardb, Some(region)) => polardb_host(region),
            (Self::Aliyun, Product::Rds, Some(region)) => rds_host(region),
            (Self::Aliyun, Product::Polardb, None) => POLARDB_CENTRAL_HOST.to_owned(),
            (Self::Aliyun, Product::Rds, None) => RDS_CENTRAL_HOST.to_owned(),
        };
        Base { scheme: "https", authority: host }
    }
}

#[cfg(test)]
mod tests {
    use super::{polardb_host, rds_host};
    use migration::RegionId;

    #[test]
    fn the_two_products_have_two_maps() {
        for (region, polardb, rds) in [
            ("cn-hangzhou", "polardb.aliyuncs.com", "rds.aliyuncs.com"),
            ("cn-beijing", "polardb.aliyuncs.com", "rds.aliyuncs.com"),
            ("cn-wulanchabu", "polardb.aliyuncs.com", "rds.cn-wulanchabu.aliyuncs.com"),
            ("cn-shenzhen", "polardb.cn-shenzhen.aliyuncs.com", "rds.aliyuncs.com"),
            ("cn-hongkong", "polardb.cn-hongkong.aliyuncs.com", "rds.aliyuncs.com"),
            ("ap-southeast-1", "polardb.ap-southeast-1.aliyuncs.com", "rds.aliyuncs.com"),
            ("us-west-1", "polardb.us-west-1.aliyuncs.com", "rds.aliyuncs.com"),
            ("eu-central-1", "polardb.eu-central-1.aliyuncs.com", "rds.eu-central-1.aliyuncs.com"),
            (
                "cn-hangzhou-finance",
                "polardb.aliyuncs.com",
                "rds-vpc.cn-hangzhou-finance.aliyuncs.com",
            ),
        ] {
            let region = RegionId::parse(region).unwrap();
            assert_eq!(
                (polardb_host(&region).as_str(), rds_host(&region).as_str()),
                (polardb, rds)
            );
        }
    }
}
