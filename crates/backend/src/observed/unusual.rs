//! What is unusual about readings, told in the log once.

use std::sync::atomic::{AtomicBool, Ordering};

use migration::{ClusterRef, Migration};

/// What was told already.
#[derive(Debug, Default)]
pub struct Unusual {
    no_time: AtomicBool,
    unreadable_deadline: AtomicBool,
}

impl Unusual {
    /// Tells what a reading shows for the first time.
    pub fn tell(&self, cluster: &ClusterRef, read: &Migration) {
        if read.read_at.is_none() && !self.no_time.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                %cluster,
                "the upstream does not say its time (header Date): ends of migrations are noted by this server's clock, \
                 and the time until a deadline is not known"
            );
        }
        if let Some(text) = &read.unreadable_deadline
            && !self.unreadable_deadline.swap(true, Ordering::Relaxed)
        {
            tracing::warn!(%cluster, text, "ExpiredTime cannot be read, so when the migration expires is not known");
        }
    }
}
