//! How an emulator is started, and why it may not start.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use acs_signature::AccessKey;

/// Everything that can be chosen at start.
#[derive(Debug, Clone)]
pub struct Options {
    /// Port 0 takes any free one; [`crate::Server::addr`] tells which.
    pub listen: SocketAddr,
    /// Emulated seconds per real second, above 0 and at most 1,000,000.
    pub speed: f64,
    /// What there is at the first start. A state file that exists already wins over it.
    pub scenario: Scenario,
    /// Where the state is kept; without it everything is forgotten at the end.
    pub state: Option<PathBuf>,
    /// The key pairs of the default account: the first of the scenario. It may have more of its own.
    pub access_keys: Vec<AccessKey>,
    /// Host names, beside the loopback ones, under which the control plane answers.
    pub allowed_hosts: Vec<String>,
    pub limits: Limits,
}

/// What one client may ask of the emulator before it is cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections at once; further ones wait until one of them ends. At least 1.
    pub connections: usize,
    /// How long a request's head may take, and how long a connection may be idle. Clients keep idle ones for 90 seconds.
    pub head: Duration,
    /// How long a request's body may take.
    pub body: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connections: 1024, head: Duration::from_secs(120), body: Duration::from_secs(30) }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 3100)),
            speed: 1.0,
            scenario: Scenario::Demo,
            state: None,
            access_keys: vec![AccessKey::new("polarshift", "polarshift-secret")],
            allowed_hosts: Vec::new(),
            limits: Limits::default(),
        }
    }
}

/// A named set of resources to start with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scenario {
    /// A small company in three regions, with a migration in every status.
    #[default]
    Demo,
    /// Regions and nothing in them.
    Empty,
}

/// The text names no scenario.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no scenario \"{0}\"; choose one of: demo, empty")]
pub struct UnknownScenario(pub String);

impl Scenario {
    pub const ALL: [Self; 2] = [Self::Demo, Self::Empty];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::Empty => "empty",
        }
    }
}

impl std::str::FromStr for Scenario {
    type Err = UnknownScenario;

    fn from_str(name: &str) -> Result<Self, UnknownScenario> {
        Self::ALL
            .into_iter()
            .find(|scenario| scenario.as_str() == name)
            .ok_or_else(|| UnknownScenario(name.to_owned()))
    }
}

impl std::fmt::Display for Scenario {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why the emulator did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the emulator cannot listen on {addr}: {source}; choose another address or port 0")]
    Listen { addr: SocketAddr, source: std::io::Error },
    #[error("{0} is not a usable speed; it must be above 0 and at most 1000000")]
    Speed(f64),
    #[error("at least one access key is needed, or nobody can call the emulator")]
    NoAccessKey,
    #[error("an access key given at start cannot be used: {0}")]
    AccessKey(String),
    #[error("the state file {} is in use by another emulator", .0.display())]
    StateLocked(PathBuf),
    #[error(
        "the state file {} was written by a newer Polarshift (version {found}; this one reads up to {supported}); use that version or another file",
        path.display()
    )]
    StateFromFuture { path: PathBuf, found: u64, supported: u64 },
    #[error("the state file {} is not readable as one: {reason}; move it away to start afresh", path.display())]
    StateUnreadable { path: PathBuf, reason: String },
    #[error("the state file {} cannot be used: {source}", path.display())]
    StateIo { path: PathBuf, source: std::io::Error },
    #[error("the scenario {name} is wrong: {reason}")]
    Scenario { name: Scenario, reason: String },
}
