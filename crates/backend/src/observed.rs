//! What readings have shown so far. Reads publish to it, and it never reads the cloud itself.

mod followers;
mod histories;
mod history;
mod known_region;
mod open_migrations;
mod reading;
mod record;
mod recorder;
mod regions;
mod sample_queue;
mod unusual;

pub(crate) use followers::Followed;
pub use followers::{Follower, MigrationReading};
pub use history::{CurvePoint, History};
pub(crate) use known_region::{KnownClusters, KnownRegion, List, RegionCluster, RowReading};
pub use reading::Reading;
pub(crate) use record::Observed;
