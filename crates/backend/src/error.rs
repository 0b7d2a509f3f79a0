//! The errors of calls, as the callers of this crate get them.

use std::fmt;

use acs_client::{AccessDenied, ClientError};
use migration::{ProfileName, Realm, RegionId};
use serde::{Deserialize, Serialize};

/// What a person can do about a call that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// Open the cluster from the list: its address names a profile that this server does not have.
    UnknownProfile,
    /// Check the cluster ID and the region.
    NotFound,
    /// Wait and try again.
    Throttled,
    /// Ask for the permission.
    Forbidden,
    /// Mend the access key in the configuration.
    Credentials,
    /// Set the server's clock.
    ClockSkew,
    /// Check the network or the upstream's address.
    Unreachable,
    /// The cloud did not answer in time, or broke off.
    NoAnswer,
    /// The cloud said no.
    Refused,
    /// The cloud failed.
    Cloud,
    /// The answer was not understood.
    Malformed,
    /// Wait: what reads here broke off, and is started again by itself.
    BrokenOff,
}

impl Trouble {
    /// Whether the same call may succeed a moment later although nothing was mended.
    pub fn passes(self) -> bool {
        matches!(
            self,
            Self::Throttled | Self::Unreachable | Self::NoAnswer | Self::Cloud | Self::BrokenOff
        )
    }
}

/// A call that brought no usable answer. Holds the vendor's code and words for the operator, never a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadError {
    pub trouble: Trouble,
    /// The vendor's error code. `None` if no error was answered.
    pub code: Option<String>,
    pub message: String,
    pub request_id: Option<String>,
    /// Which permission is missing. `None` if the cloud does not say, and in the journals of older servers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denied: Option<Box<AccessDenied>>,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.denied.as_ref().map_or(Ok(()), |denied| write!(f, ": {denied}"))
    }
}

impl std::error::Error for ReadError {}

impl From<ClientError> for ReadError {
    fn from(error: ClientError) -> Self {
        let trouble = match &error {
            ClientError::NotFound(_) => Trouble::NotFound,
            ClientError::Refused(_) | ClientError::Unclear(_) => Trouble::Refused,
            ClientError::Throttled { .. } => Trouble::Throttled,
            ClientError::Credentials { .. } => Trouble::Credentials,
            ClientError::ClockSkew(_) => Trouble::ClockSkew,
            ClientError::Forbidden { .. } => Trouble::Forbidden,
            ClientError::NonceUsed(_) | ClientError::ServerError { .. } => Trouble::Cloud,
            ClientError::Unreachable { .. }
            | ClientError::Proxy { .. }
            | ClientError::NotSent { .. } => Trouble::Unreachable,
            ClientError::NoAnswer { .. } => Trouble::NoAnswer,
            ClientError::Malformed { .. } => Trouble::Malformed,
        };
        Self {
            trouble,
            code: error.code().map(str::to_owned),
            request_id: error.request_id().map(str::to_owned),
            message: sentence(&error),
            denied: error.denied().cloned().map(Box::new),
        }
    }
}

impl ReadError {
    /// Whether an answer about a cluster's attributes says that there is no such cluster (vendor/rds-migration 8). Other
    /// codes that end alike are about something else.
    pub(crate) fn says_no_cluster(&self) -> bool {
        let code = self.code.as_deref().unwrap_or_default();
        self.trouble == Trouble::NotFound
            && ["InvalidDBClusterId.NotFound", "InvalidDBCluster.NotFound"].contains(&code)
    }

    /// No call was made.
    pub(crate) fn unknown_profile(profile: &ProfileName) -> Self {
        Self {
            trouble: Trouble::UnknownProfile,
            code: None,
            message: format!("there is no profile {profile} here"),
            request_id: None,
            denied: None,
        }
    }

    /// The upstream does not say which world it is in.
    pub(crate) fn no_answer_about_worlds(upstream: &Realm, reason: &str) -> Self {
        Self {
            trouble: Trouble::Unreachable,
            code: None,
            message: format!("{upstream} does not answer: {reason}"),
            request_id: None,
            denied: None,
        }
    }

    /// The task that read ended without a result.
    pub(crate) fn broken_off() -> Self {
        Self {
            trouble: Trouble::BrokenOff,
            code: None,
            message: "the reading broke off".to_owned(),
            request_id: None,
            denied: None,
        }
    }

    /// The upstream is not the one that an intent was meant for.
    pub(crate) fn another_realm() -> Self {
        Self {
            trouble: Trouble::Refused,
            code: None,
            message: "the upstream is another one than when this was sent".to_owned(),
            request_id: None,
            denied: None,
        }
    }

    /// The list of a region's clusters has no last page.
    pub(crate) fn endless_list(region: &RegionId) -> Self {
        Self {
            trouble: Trouble::Malformed,
            code: None,
            message: format!("the list of the clusters in {region} does not end"),
            request_id: None,
            denied: None,
        }
    }
}

/// The cloud's own words, if it answered. A signature mismatch repeats the signed request, which is left out.
fn sentence(error: &ClientError) -> String {
    match (error, error.reply()) {
        (ClientError::Credentials { .. }, Some(reply)) => {
            format!("the access key is not accepted ({})", reply.code)
        }
        (_, Some(reply)) => {
            let message = reply.message.trim_end_matches('.');
            format!("{message} ({})", reply.code)
        }
        (error, None) => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_older_server_stored_is_read_and_a_denial_is_kept() {
        let old = r#"{"trouble":"Forbidden","code":"Forbidden.RAM","message":"No (Forbidden.RAM)","request_id":null}"#;
        let mut error: ReadError = serde_json::from_str(old).unwrap();
        assert_eq!(error.denied, None);
        assert_eq!(serde_json::to_string(&error).unwrap(), old);
        let action = "polardb:ModifyDBClusterMigration".to_owned();
        error.denied = Some(Box::new(AccessDenied { action, ..AccessDenied::default() }));
        let stored = serde_json::to_string(&error).unwrap();
        assert_eq!(serde_json::from_str::<ReadError>(&stored).unwrap(), error);
        assert_eq!(
            error.to_string(),
            "No (Forbidden.RAM): the action polardb:ModifyDBClusterMigration is allowed by no policy"
        );
    }
}
