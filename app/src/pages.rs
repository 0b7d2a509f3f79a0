//! One file per page.

mod cluster;
mod clusters;
mod home;

pub use cluster::ClusterPage;
pub use clusters::ClustersPage;
pub use home::{Home, NoSuchPage};
