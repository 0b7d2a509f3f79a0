//! What a backend is made of.

use std::time::Duration;

use crate::clock::Clock;
use crate::database_url::DatabaseUrl;
use crate::profiles::Profiles;

/// The settings of a backend.
#[derive(Debug, Clone)]
pub struct Config {
    pub profiles: Profiles,
    /// Where the journal is.
    pub database: DatabaseUrl,
    /// How old a shared reading may be while something changes.
    pub fast_poll: Duration,
    /// How old a shared reading may be otherwise.
    pub slow_poll: Duration,
    /// How old a reading of an open migration may become while no page shows it.
    pub background_poll: Duration,
    /// Migrations read per second for the list of clusters, at most.
    pub gather_rate: u32,
    /// How long samples of migrations are kept.
    pub sample_retention: Duration,
    /// How long one call may take. An unanswered write is settled no sooner than two minutes after that.
    pub call_timeout: Duration,
    /// By which it is measured how long ago a call ended.
    pub clock: Clock,
}
