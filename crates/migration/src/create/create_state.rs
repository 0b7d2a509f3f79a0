//! Settles the creation of a cluster, and of the role it needs, by reading.

use serde::{Deserialize, Serialize};

use super::SourceState;
use crate::settle::Settlement;

/// The state that creating a cluster is compared with and settled by: the source, and what is known to be created.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateState {
    pub source: SourceState,
    /// Clusters that the call created: those that carry its tag, or the one that its answer named once it migrates from
    /// this source.
    pub new: Vec<String>,
}

/// Settles the creation of a cluster. `answered` is the cluster that the answer named. A list without the new cluster proves
/// nothing, because a cluster is listed only after some minutes. A new cluster that is not known by tag or answer may be
/// somebody else's.
pub fn settle_create(answered: Option<&str>, now: &CreateState) -> Settlement {
    match (answered, now.new.as_slice()) {
        (Some(id), new) if new.iter().any(|it| it == id) => Settlement::Ran,
        (None, [_]) => Settlement::Ran,
        // It is not listed yet, or several carry the tag and any of them may be it.
        _ => Settlement::StillUnknown,
    }
}

/// Settles the creation of the service-linked role.
pub fn settle_role(exists: bool) -> Settlement {
    if exists { Settlement::Ran } else { Settlement::StillUnknown }
}
