//! DTS jobs of the business: they read from or write to a side of a migration and are pointed at the other side after a
//! switch. What they copy is not emulated.

use serde::{Deserialize, Serialize};

use crate::world::Keyed;

/// One job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DtsJob {
    pub id: String,
    #[serde(default)]
    pub description: String,
    /// The instance or cluster it reads from; it need not be one of ours.
    pub source: String,
    /// The instance or cluster it writes to.
    pub destination: String,
}

impl Keyed for DtsJob {
    fn id(&self) -> &str {
        &self.id
    }
}
