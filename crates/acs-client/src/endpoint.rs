//! Where calls go: the cloud's hosts by region, or one explicit endpoint for both products.

use std::fmt;
use std::net::IpAddr;

use migration::RegionId;
use reqwest::Url;

use crate::ConfigError;
use crate::call::{Call, Product};

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
pub fn rds_host(region: &RegionId) -> String {
    match region.as_str() {
        "cn-hangzhou-finance" => "rds-vpc.cn-hangzhou-finance.aliyuncs.com".to_owned(),
        id if RDS_CENTRAL.contains(&id) => RDS_CENTRAL_HOST.to_owned(),
        id => format!("rds.{id}.aliyuncs.com"),
    }
}

/// Whom the calls are for.
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
            (Self::Endpoint(endpoint), _, _) => return endpoint.0.clone(),
            (Self::Aliyun, Product::Polardb, Some(region)) => polardb_host(region),
            (Self::Aliyun, Product::Rds, Some(region)) => rds_host(region),
            (Self::Aliyun, Product::Polardb, None) => POLARDB_CENTRAL_HOST.to_owned(),
            (Self::Aliyun, Product::Rds, None) => RDS_CENTRAL_HOST.to_owned(),
        };
        Base { scheme: "https", authority: host }
    }
}

/// Scheme and authority of a request. The authority has a port only when it is not the scheme's
/// own, exactly as the `Host` header is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Base {
    pub scheme: &'static str,
    pub authority: String,
}

/// An explicit endpoint: `https://host[:port]`, or `http://` on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointUrl(Base, bool);

impl EndpointUrl {
    /// # Errors
    /// Not such a URL, or plain http to another machine.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let bad = |reason: &str| ConfigError::Endpoint {
            endpoint: text.to_owned(),
            reason: reason.to_owned(),
        };
        let url = Url::parse(text).map_err(|error| bad(&error.to_string()))?;
        let scheme = match url.scheme() {
            "http" => "http",
            "https" => "https",
            _ => return Err(bad("it has to start with http:// or https://")),
        };
        let bare = url.username().is_empty() && url.password().is_none();
        if !bare || url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(bad("it has to be a scheme, a host and a port, and nothing else"));
        }
        let host = url.host_str().ok_or_else(|| bad("it has no host"))?;
        let loopback = is_loopback(host);
        if scheme == "http" && !loopback {
            return Err(ConfigError::PlainHttp { host: host.to_owned() });
        }
        let authority = url.port().map_or(host.to_owned(), |port| format!("{host}:{port}"));
        Ok(Self(Base { scheme, authority }, loopback))
    }

    pub fn is_loopback(&self) -> bool {
        self.1
    }

    pub(crate) fn is_plain(&self) -> bool {
        self.0.scheme == "http"
    }
}

impl fmt::Display for EndpointUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.0.scheme, self.0.authority)
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{EndpointUrl, polardb_host, rds_host};
    use crate::ConfigError;
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

    #[test]
    fn an_endpoint_is_a_scheme_a_host_and_a_port() {
        for (text, shown, loopback) in [
            ("http://127.0.0.1:3100", "http://127.0.0.1:3100", true),
            ("http://localhost:3100/", "http://localhost:3100", true),
            ("http://[::1]:3100", "http://[::1]:3100", true),
            ("https://gateway.example", "https://gateway.example", false),
            ("https://gateway.example:443", "https://gateway.example", false),
        ] {
            let endpoint = EndpointUrl::parse(text).unwrap();
            assert_eq!((endpoint.to_string().as_str(), endpoint.is_loopback()), (shown, loopback));
        }
        for text in [
            "127.0.0.1:3100",
            "ftp://127.0.0.1",
            "http://user@127.0.0.1",
            "https://host/path",
            "https://host/?a=b",
            "",
        ] {
            let error = EndpointUrl::parse(text).unwrap_err();
            assert!(matches!(error, ConfigError::Endpoint { .. }), "{text}");
        }
    }

    #[test]
    fn plain_http_to_another_machine_is_refused() {
        for text in ["http://gateway.example", "http://10.0.0.1:80", "http://127.0.0.1.nip.example"]
        {
            let error = EndpointUrl::parse(text).unwrap_err();
            assert!(matches!(error, ConfigError::PlainHttp { .. }), "{text}");
        }
    }
}
