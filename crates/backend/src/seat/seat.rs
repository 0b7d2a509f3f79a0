//! Who asks, and the way to what may be asked.

use std::sync::Arc;

use migration::{ProfileName, Realm};

use super::parts::Parts;
use crate::caller::Caller;

/// The backend as one caller sees it: everything that is read or written on somebody's behalf. A handle; clones share
/// everything.
#[derive(Debug, Clone)]
pub struct Seat {
    parts: Arc<Parts>,
    caller: Caller,
}

impl Seat {
    pub(crate) fn new(parts: Arc<Parts>, caller: Caller) -> Self {
        Self { parts, caller }
    }

    /// The only way of every method to the backend, so that a caller's scope and right have one place.
    pub(super) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The realm of a profile as far as it is known.
    pub(super) fn realm(&self, profile: &ProfileName) -> Realm {
        self.parts().realms.now(profile)
    }

    /// Whom the journal names.
    pub(super) fn caller(&self) -> &Caller {
        &self.caller
    }
}
