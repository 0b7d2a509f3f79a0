//! Settles the creation of a cluster, and of the role it needs, by reading.

use serde::{Deserialize, Serialize};

use super::SourceState;
use crate::settle::Settlement;

/// The state that creating a cluster is compared with and settled by: the source, and the region's list of clusters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateState {
    pub source: SourceState,
    /// Every cluster that was listed before the call.
    pub listed: Vec<String>,
    /// Clusters that were not listed before and migrate from this source.
    pub new: Vec<String>,
}

/// Settles the creation of a cluster. `answered` is the cluster that the answer named. A list without a new cluster proves
/// nothing, because a cluster is listed only after some minutes.
pub fn settle_create(answered: Option<&str>, now: &CreateState) -> Settlement {
    match (answered, now.new.as_slice()) {
        (Some(id), new) if new.iter().any(|it| it == id) => Settlement::Ran,
        (None, [_]) => Settlement::Ran,
        // It is not listed yet, or there are several new ones and any of them may be it.
        _ => Settlement::StillUnknown,
    }
}

/// Settles the creation of the service-linked role.
pub fn settle_role(exists: bool) -> Settlement {
    if exists { Settlement::Ran } else { Settlement::StillUnknown }
}
