//! A cluster, and what it is busy with besides its migration.

mod cluster;
mod endpoint_settings;
mod other_engines;
mod stock;
mod work;

pub use cluster::{Cluster, DbType, Tag};
pub use endpoint_settings::EndpointSettings;
pub use other_engines::other_engines;
pub use stock::{CLASSES, size_of};
pub use work::{Change, Work};
