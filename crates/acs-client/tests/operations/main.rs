//! The operations beside the migration itself, against the emulator, over a socket.

#![allow(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod create;
mod endpoints;
mod evaluation;
mod instances;

use std::net::SocketAddr;

use acs_client::{Client, ClientConfig, ClientError, Credentials, EndpointUrl, Upstream};
use emulator::{Options, Server};
use migration::{ClusterId, InstanceId, RegionId};
use serde_json::{Value, json};

pub const BILLING: &str = "pc-bp1billing0000001";
pub const ORDERS: &str = "rm-bp1orders00000001";

pub struct Setup {
    server: Server,
    pub client: Client,
    http: reqwest::Client,
}

pub fn region() -> RegionId {
    RegionId::parse("cn-hangzhou").unwrap()
}

pub fn cluster(id: &str) -> ClusterId {
    ClusterId::parse(id).unwrap()
}

pub fn source(id: &str) -> InstanceId {
    InstanceId::parse(id).unwrap()
}

/// The upstream refused in a way that proves that the call did not run.
#[track_caller]
pub fn refused<T: std::fmt::Debug>(answer: Result<T, ClientError>, code: &str) {
    let error = answer.unwrap_err();
    assert_eq!(error.code(), Some(code), "{error}");
    assert!(error.proves_not_run() && error.request_id().is_some(), "{error:?}");
}

impl Setup {
    pub async fn start() -> Self {
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let server = Server::start(Options { listen, ..Options::default() }).await.unwrap();
        let endpoint = EndpointUrl::parse(&server.url()).unwrap();
        let upstream = Upstream::Endpoint(endpoint);
        let config = ClientConfig::new(upstream, Credentials::emulator_default());
        let client = Client::new(config).unwrap();
        let http = reqwest::Client::builder().no_proxy().tls_certs_only([]).build().unwrap();
        Self { server, client, http }
    }

    async fn post(&self, path: &str, body: Value) {
        let url = format!("{}/_emulator/{path}", self.server.url());
        let answer = self.http.post(url).body(body.to_string()).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
    }

    pub async fn advance(&self, seconds: u32) {
        self.post("clock", json!({ "advance_seconds": seconds })).await;
    }

    pub async fn fault(&self, action: &str, kind: &str) {
        self.post("faults", json!({ "action": action, "kind": kind, "times": 1 })).await;
    }

    /// How often an action reached the emulator.
    pub async fn calls(&self, action: &str) -> usize {
        let url = format!("{}/_emulator/calls?action={action}", self.server.url());
        let text = self.http.get(url).send().await.unwrap().text().await.unwrap();
        let log: Value = serde_json::from_str(&text).unwrap();
        log["calls"].as_array().unwrap().len()
    }
}
