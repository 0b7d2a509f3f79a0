//! The requests to the control plane, and why one has no answer.

use std::fmt;
use std::time::Duration;

use reqwest::{Method, RequestBuilder};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::answers::{Calls, Faults, Kinds, Scenarios, Snapshots};
use super::orders::{Named, Reset, Which};
use super::{
    CallFilter, ClockChange, Emulated, EmulatedTime, Fault, FaultOrder, Health, LoggedCall,
    MigrationChange, OfferedKind,
};
use crate::endpoint_url::EndpointUrl;
use crate::error::ConfigError;
use crate::upstream::Upstream;

/// Bytes of an answer that are read. A whole emulator with a thousand clusters fits.
const BODY_LIMIT: usize = 32 << 20;
const TIMEOUT: Duration = Duration::from_secs(10);
/// For the request that finds out whether an emulator answers.
const HEALTH_TIMEOUT: Duration = Duration::from_secs(1);

/// The control plane of one emulator. Cheap to clone.
#[derive(Clone)]
pub struct EmulatorControl {
    http: reqwest::Client,
    base: String,
}

/// Why a control call has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ControlError {
    /// The emulator refused, in its own words.
    #[error("{0}")]
    Refused(String),
    #[error("the emulator does not answer: {0}")]
    Unreachable(String),
    #[error("the emulator's answer is not understood: {0}")]
    Malformed(String),
}

#[derive(Deserialize)]
struct RefusalBody {
    error: String,
}

impl fmt::Debug for EmulatorControl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmulatorControl").field("base", &self.base).finish_non_exhaustive()
    }
}

impl EmulatorControl {
    /// The control plane of an upstream that can be an emulator: plain http on this machine. `None` for any other.
    ///
    /// # Errors
    /// The HTTP client cannot be set up.
    pub fn of(upstream: &Upstream) -> Result<Option<Self>, ConfigError> {
        match upstream {
            Upstream::Endpoint(endpoint) if endpoint.is_loopback() && endpoint.is_plain() => {
                Self::at(endpoint).map(Some)
            }
            _ => Ok(None),
        }
    }

    fn at(endpoint: &EndpointUrl) -> Result<Self, ConfigError> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .user_agent(concat!("Polarshift/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .http1_only()
            .no_proxy()
            .tls_certs_only([])
            .timeout(TIMEOUT)
            .build()
            .map_err(|error| ConfigError::HttpClient { reason: error.to_string() })?;
        Ok(Self { http, base: format!("{endpoint}/_emulator") })
    }

    /// The health of the emulator, if one answers.
    pub async fn health(&self) -> Result<Health, ControlError> {
        let asked = self.ask(Method::GET, "/health").timeout(HEALTH_TIMEOUT);
        answer(asked).await
    }

    pub async fn clock(&self) -> Result<EmulatedTime, ControlError> {
        self.get("/clock").await
    }

    pub async fn change_clock(&self, change: &ClockChange) -> Result<EmulatedTime, ControlError> {
        self.post("/clock", change).await
    }

    /// The true state of every resource.
    pub async fn emulated(&self) -> Result<Emulated, ControlError> {
        self.get("/state").await
    }

    pub async fn faults(&self) -> Result<Vec<Fault>, ControlError> {
        let Faults { faults } = self.get("/faults").await?;
        Ok(faults)
    }

    /// Every kind of fault that can be ordered.
    pub async fn fault_kinds(&self) -> Result<Vec<OfferedKind>, ControlError> {
        let Kinds { kinds } = self.get("/faults/kinds").await?;
        Ok(kinds)
    }

    /// The names of the built-in scenarios.
    pub async fn scenarios(&self) -> Result<Vec<String>, ControlError> {
        let Scenarios { scenarios } = self.get("/scenarios").await?;
        Ok(scenarios.into_iter().map(|scenario| scenario.name).collect())
    }

    pub async fn order_fault(&self, order: &FaultOrder) -> Result<(), ControlError> {
        self.post::<Faults>("/faults", order).await.map(drop)
    }

    pub async fn remove_fault(&self, id: u64) -> Result<(), ControlError> {
        self.delete(&format!("/faults/{id}")).await
    }

    pub async fn clear_faults(&self) -> Result<(), ControlError> {
        self.delete("/faults").await
    }

    /// Keeps the transitions of a cluster from ending by themselves.
    pub async fn hold(&self, cluster: &str) -> Result<(), ControlError> {
        self.post::<serde_json::Value>("/hold", &Which { cluster }).await.map(drop)
    }

    pub async fn release(&self, cluster: &str) -> Result<(), ControlError> {
        self.post::<serde_json::Value>("/release", &Which { cluster }).await.map(drop)
    }

    pub async fn change_migration(&self, change: &MigrationChange) -> Result<(), ControlError> {
        self.post::<serde_json::Value>("/set", change).await.map(drop)
    }

    /// The log of calls, newest first.
    pub async fn calls(&self, filter: &CallFilter) -> Result<Vec<LoggedCall>, ControlError> {
        let Calls { calls } = self.get(&format!("/calls?{}", filter.query())).await?;
        Ok(calls)
    }

    /// The present state as the text of a scenario.
    pub async fn scenario(&self) -> Result<String, ControlError> {
        text(self.ask(Method::GET, "/scenario")).await
    }

    /// Replaces everything by the scenario of a text.
    pub async fn load_scenario(&self, scenario: String) -> Result<(), ControlError> {
        let asked = self.ask(Method::POST, "/scenario").body(scenario);
        answer::<serde_json::Value>(asked).await.map(drop)
    }

    /// Replaces everything by a scenario, or by the same one again if none is named.
    pub async fn reset(&self, scenario: Option<&str>) -> Result<(), ControlError> {
        self.post::<serde_json::Value>("/reset", &Reset { scenario }).await.map(drop)
    }

    /// The names of the stored snapshots.
    pub async fn snapshots(&self) -> Result<Vec<String>, ControlError> {
        let Snapshots { snapshots } = self.get("/snapshot").await?;
        Ok(snapshots)
    }

    pub async fn take_snapshot(&self, name: &str) -> Result<(), ControlError> {
        self.post::<serde_json::Value>("/snapshot", &Named { name }).await.map(drop)
    }

    pub async fn restore(&self, name: &str) -> Result<(), ControlError> {
        self.post::<serde_json::Value>("/restore", &Named { name }).await.map(drop)
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, ControlError> {
        answer(self.ask(Method::GET, path)).await
    }

    async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        order: &impl Serialize,
    ) -> Result<T, ControlError> {
        let body = serde_json::to_string(order)
            .map_err(|error| ControlError::Malformed(error.to_string()))?;
        answer(self.ask(Method::POST, path).body(body)).await
    }

    async fn delete(&self, path: &str) -> Result<(), ControlError> {
        answer::<serde_json::Value>(self.ask(Method::DELETE, path)).await.map(drop)
    }

    fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base))
    }
}

async fn answer<T: DeserializeOwned>(asked: RequestBuilder) -> Result<T, ControlError> {
    let text = text(asked).await?;
    serde_json::from_str(&text).map_err(|error| ControlError::Malformed(error.to_string()))
}

/// The body of a success, or the sentence of a refusal.
async fn text(asked: RequestBuilder) -> Result<String, ControlError> {
    let lost = |error: reqwest::Error| ControlError::Unreachable(error.without_url().to_string());
    let mut response = asked.send().await.map_err(lost)?;
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(lost)? {
        if body.len() + chunk.len() > BODY_LIMIT {
            return Err(ControlError::Malformed(format!("it is larger than {BODY_LIMIT} bytes")));
        }
        body.extend_from_slice(&chunk);
    }
    let text =
        String::from_utf8(body).map_err(|error| ControlError::Malformed(error.to_string()))?;
    if response.status().is_success() {
        return Ok(text);
    }
    Err(match serde_json::from_str::<RefusalBody>(&text) {
        Ok(refusal) => ControlError::Refused(refusal.error),
        Err(_) => ControlError::Malformed(format!("status {}", response.status())),
    })
}
