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

/// What a backend is made of.
#[derive(Debug)]
pub struct Parts {
    pub(crate) config: Arc<Config>,
    /// The journal.
    pub(crate) database: Database,
    pub(crate) realms: Arc<Realms>,
    pub(crate) observed: Arc<Observed>,
    pub(crate) reads: Arc<Reads>,
    pub(crate) writes: Arc<Writes>,
    pub(crate) pollers: Pollers,
    pub(crate) clusters: Clusters,
    /// `None` if the upstream cannot be an emulator.
    pub(crate) lab: Option<Lab>,
    /// What goes on beside the requests, until shutdown.
    pub(crate) background: Background,
}
