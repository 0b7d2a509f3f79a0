//! Sides made of a few words.

use migration::EndpointKind::{PolardbCustom, RdsProxy};
use migration::*;

pub fn address(name: &str) -> Address {
    Address {
        connection_string: name.to_owned(),
        ip: "10.0.0.1".to_owned(),
        net_type: NetType::Private,
        port: "3306".to_owned(),
        ssl: Some(false),
        vpc: "vpc-1".to_owned(),
        vswitch: "vsw-1".to_owned(),
    }
}

pub fn endpoint(kind: EndpointKind, addresses: Vec<Address>) -> Endpoint {
    Endpoint { id: format!("id of {kind:?}"), kind, addresses }
}

/// One endpoint for each kind and name.
pub fn side(endpoints: &[(EndpointKind, &str)]) -> Vec<Endpoint> {
    endpoints.iter().map(|(kind, name)| endpoint(kind.clone(), vec![address(name)])).collect()
}

pub fn pair(rds: &str, polardb: &str) -> Pair {
    Pair { rds: rds.to_owned(), polardb: polardb.to_owned() }
}

/// `count` proxies and as many custom endpoints.
pub fn many(count: usize) -> (Vec<Endpoint>, Vec<Endpoint>, Pairs) {
    let names = |prefix: &str| (0..count).map(|i| format!("{prefix}{i}")).collect::<Vec<_>>();
    let (rds, polardb) = (names("a"), names("b"));
    let of = |kind: EndpointKind, names: &[String]| {
        names.iter().map(|name| endpoint(kind.clone(), vec![address(name)])).collect::<Vec<_>>()
    };
    let pairs = rds.iter().zip(&polardb).map(|(a, b)| pair(a, b)).collect();
    (of(RdsProxy, &rds), of(PolardbCustom, &polardb), pairs)
}
