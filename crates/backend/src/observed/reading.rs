//! One answer of the cloud.

use std::time::Duration;

use tokio::time::Instant;

/// A value that was read, and when.
#[derive(Debug, Clone)]
pub struct Reading<V> {
    pub value: V,
    pub taken: Instant,
    /// The RequestId of the answer. `None` if the reading took several calls, or the answer had none.
    pub request_id: Option<String>,
}

impl<V> Reading<V> {
    pub fn age(&self) -> Duration {
        self.taken.elapsed()
    }
}
