//! The parts of a backend.

use std::sync::Arc;

use crate::background::Background;
use crate::clusters::Clusters;
use crate::config::Config;
use crate::lab::Lab;
use crate::observed::Observed;
use crate::pollers::Pollers;
use crate::reads::Reads;
use crate::realms::Realms;
use crate::store::Database;
use crate::writes::Writes;

/// A handle; clones share everything.
#[derive(Debug, Clone)]
pub struct Backend {
    pub(crate) inner: Arc<Inner>,
}

#[derive(Debug)]
pub struct Inner {
    pub(super) config: Arc<Config>,
    pub(super) database: Database,
    pub(super) realms: Arc<Realms>,
    pub(super) observed: Arc<Observed>,
    pub(super) reads: Arc<Reads>,
    pub(super) writes: Arc<Writes>,
    pub(super) pollers: Pollers,
    pub(super) clusters: Clusters,
    /// `None` if the upstream cannot be an emulator.
    pub(crate) lab: Option<Lab>,
    pub(super) background: Background,
}
