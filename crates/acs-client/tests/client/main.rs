//! The client against local listeners: repeats, lost answers, connections, TLS.

#![allow(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod reads;
mod stub;
mod tls;
mod writes;

use std::time::Duration;

use acs_client::{Client, ClientConfig, Credentials, EndpointUrl, RetryPolicy, Upstream};
use migration::{ClusterId, RegionId};

fn config(address: std::net::SocketAddr) -> ClientConfig {
    let endpoint = EndpointUrl::parse(&format!("http://{address}")).unwrap();
    let mut config =
        ClientConfig::new(Upstream::Endpoint(endpoint), Credentials::emulator_default());
    config.read_retries =
        RetryPolicy { base_delay: Duration::from_millis(1), ..RetryPolicy::default() };
    config
}

fn client(address: std::net::SocketAddr) -> Client {
    Client::new(config(address)).unwrap()
}

fn region(id: &str) -> RegionId {
    RegionId::parse(id).unwrap()
}

fn cluster() -> ClusterId {
    ClusterId::parse("pc-1").unwrap()
}
