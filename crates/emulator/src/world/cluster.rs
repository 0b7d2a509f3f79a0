//! A cluster, and what it is busy with besides its migration.

mod cluster;
mod endpoint_settings;
mod stock;
mod work;

pub use cluster::{Cluster, Tag};
pub use endpoint_settings::EndpointSettings;
pub use stock::{CLASSES, size_of};
pub use work::{Change, Work};
