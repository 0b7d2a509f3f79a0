//! Who asks.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

/// The person, token or schedule on whose behalf something is read or written. The journal names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Caller {
    name: String,
    /// The session or token that was used. `None` without sign-in.
    session: Option<String>,
    /// Where the request came from. `None` if it came from no socket.
    address: Option<IpAddr>,
}

impl Caller {
    /// Whoever sits at this machine: there is no sign-in.
    pub fn local(address: Option<IpAddr>) -> Self {
        Self { name: "local".to_owned(), session: None, address }
    }

    /// The console itself, which makes what everybody sees alike.
    pub fn console() -> Self {
        Self { name: "console".to_owned(), session: None, address: None }
    }

    /// Whom the sign-in calls `name`.
    pub fn named(name: String, session: Option<String>, address: Option<IpAddr>) -> Self {
        Self { name, session, address }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn session(&self) -> Option<&str> {
        self.session.as_deref()
    }

    pub fn address(&self) -> Option<IpAddr> {
        self.address
    }
}
