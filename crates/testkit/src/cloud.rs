//! The cloud of one test: an emulator on a free port.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use emulator::{Options, Server};
use serde_json::{Value, json};

use crate::eventually;

/// An emulator on a free port and a client for its control plane. The emulator ends when it is dropped.
pub struct Cloud {
    server: Server,
    pub http: reqwest::Client,
}

/// The defaults on a free port.
pub fn options() -> Options {
    Options { listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), ..Options::default() }
}

impl Cloud {
    pub async fn start(options: Options) -> Self {
        Self { server: Server::start(options).await.unwrap(), http: client() }
    }

    /// The scenario of [`crate::demo`].
    pub async fn demo() -> Self {
        Self::start(options()).await
    }

    /// The demo with other choices than the default ones.
    pub async fn with_choices(choices: Value) -> Self {
        let cloud = Self::demo().await;
        cloud.choose(choices).await;
        cloud
    }

    pub fn addr(&self) -> SocketAddr {
        self.server.addr()
    }

    pub fn url(&self) -> String {
        self.server.url()
    }

    pub async fn shutdown(self) {
        self.server.shutdown().await;
    }

    pub fn control_url(&self, path: &str) -> String {
        format!("{}/_emulator/{path}", self.url())
    }

    /// The answer of the control plane to a GET.
    pub async fn get(&self, path: &str) -> Value {
        answer(self.http.get(self.control_url(path))).await
    }

    /// The answer of the control plane to a POST.
    pub async fn control(&self, path: &str, body: Value) -> Value {
        answer(self.http.post(self.control_url(path)).body(body.to_string())).await
    }

    pub async fn choose(&self, choices: Value) {
        self.control("choices", choices).await;
    }

    /// Moves emulated time forward.
    pub async fn advance(&self, seconds: u32) {
        self.control("clock", json!({ "advance_seconds": seconds })).await;
    }

    /// Puts a scenario, as text, in the place of everything there is.
    pub async fn load_scenario(&self, toml: impl Into<String>) {
        answer(self.http.post(self.control_url("scenario")).body(toml.into())).await;
    }

    /// The next call of `action` meets the fault.
    pub async fn fault(&self, action: &str, kind: &str) {
        self.control("faults", json!({ "action": action, "kind": kind })).await;
    }

    /// The next call of `action` is answered late. Its work is done all the same.
    pub async fn slow(&self, action: &str, ms: u32) {
        self.control("faults", json!({ "action": action, "kind": "slow", "ms": ms })).await;
    }

    /// The next call of `action` is refused for lack of a permission.
    pub async fn forbid(&self, action: &str) {
        let fault =
            json!({ "action": action, "kind": "error", "status": 403, "code": "Forbidden.RAM" });
        self.control("faults", fault).await;
    }

    /// Every call of `action` is refused for lack of a permission, until the faults are cleared.
    pub async fn forbid_all(&self, action: &str) {
        let fault = json!({ "action": action, "kind": "error", "status": 403,
            "code": "Forbidden.RAM", "probability": 1 });
        self.control("faults", fault).await;
    }

    pub async fn clear_faults(&self) {
        answer(self.http.delete(self.control_url("faults"))).await;
    }

    /// Every call that has arrived, in order.
    pub async fn all_calls(&self) -> Vec<Value> {
        let mut log = self.get("calls").await;
        serde_json::from_value(log["calls"].take()).unwrap()
    }

    /// The calls of one action that have arrived, in order.
    pub async fn calls(&self, action: &str) -> Vec<Value> {
        self.all_calls().await.into_iter().filter(|call| call["action"] == action).collect()
    }

    /// Waits until a call of `action` has arrived.
    pub async fn arrived(&self, action: &str) {
        eventually("the call arrives", async || {
            (!self.calls(action).await.is_empty()).then_some(())
        })
        .await;
    }
}

fn client() -> reqwest::Client {
    // Fails if a provider is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = reqwest::Client::builder().no_proxy().tls_certs_only([]);
    builder.timeout(Duration::from_secs(60)).build().unwrap()
}

/// The body of a success.
async fn answer(request: reqwest::RequestBuilder) -> Value {
    let response = request.send().await.unwrap();
    let (url, status) = (response.url().clone(), response.status());
    let text = response.text().await.unwrap();
    assert_eq!(status, 200, "{url}: {text}");
    serde_json::from_str(&text).unwrap()
}
