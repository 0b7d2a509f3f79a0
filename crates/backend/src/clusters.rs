//! The list of a region's clusters.

mod page;
mod query;
mod sort;

pub(crate) use page::Clusters;
pub use page::{ClusterPage, ClusterRow};
pub use query::{ClusterQuery, Needs};
pub use sort::{Column, Sort};
