//! What an endpoint of a cluster has besides its addresses.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Of a custom endpoint, or of one whose SSL was changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EndpointSettings {
    pub description: String,
    /// Ids of its nodes; empty for all of them.
    pub nodes: Vec<String>,
    /// `ReadWrite`, else `ReadOnly`.
    pub read_write: bool,
    pub auto_add_new_nodes: bool,
    /// `EndpointConfig`: a JSON object as a text; empty for the usual one.
    pub config: String,
    pub scc: bool,
    /// `PolarSccWaitTimeout` and `PolarSccTimeoutAction`, empty when not given.
    pub scc_wait_timeout: String,
    pub scc_timeout_action: String,
    /// When the certificate ends, for an endpoint whose SSL was changed by a call.
    pub ssl_expires: Option<Timestamp>,
}
