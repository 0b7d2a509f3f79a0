//! How an emulator is started, and why it may not start.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use acs_signature::AccessKey;
use jiff::Timestamp;

use crate::scenario::{Problems, Scenario};

/// Everything that can be chosen at start.
#[derive(Debug, Clone)]
pub struct Options {
    /// Port 0 takes any free one; [`crate::Server::addr`] says which.
    pub listen: SocketAddr,
    /// Emulated seconds per real second, above 0 and at most 1,000,000.
    pub speed: f64,
    /// The resources at the first start. A state file that exists already wins over it.
    pub scenario: Scenario,
    /// What ids and chances follow from at the first start; taken by chance if not given. The same seed and the same
    /// calls at the same emulated times give the same state.
    pub seed: Option<u64>,
    /// Where the emulated clock stands at the first start, paused; it runs from the wall time if not given.
    pub stands_at: Option<Timestamp>,
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
    /// Connections at once, at least 1. For a further one the connection is closed that has waited longest for a request; while
    /// each is busy with one, the further one waits.
    pub connections: usize,
    /// How long a request's head may take, and the first one of a connection to come.
    pub head: Duration,
    /// How long a connection may wait for its next request. Clients keep idle ones for 90 seconds.
    pub idle: Duration,
    /// How long a request's body may take.
    pub body: Duration,
    /// How long a client may take nothing of its answer.
    pub write: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // The process needs descriptors for other things, too: a console may be beside it.
            connections: (listener::descriptors() / 4).clamp(16, 1024),
            head: Duration::from_secs(30),
            idle: Duration::from_secs(120),
            body: Duration::from_secs(30),
            write: Duration::from_secs(60),
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 3100)),
            speed: 1.0,
            scenario: Scenario::Demo,
            seed: None,
            stands_at: None,
            state: None,
            access_keys: vec![AccessKey::new("polarshift", "polarshift-secret")],
            allowed_hosts: Vec::new(),
            limits: Limits::default(),
        }
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
    #[error("the scenario {name} is wrong: {problems}")]
    Scenario { name: Scenario, problems: Problems },
    #[error("the scenario {name} cannot be read: {source}")]
    ScenarioFile { name: Scenario, source: std::io::Error },
}
