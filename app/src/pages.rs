//! One file per page.

mod after;
mod cluster;
mod clusters;
mod home;
mod lab;
mod new_cluster;

pub use after::{DtsPage, ReleasePage};
pub use cluster::ClusterPage;
pub use clusters::ClustersPage;
pub use home::{Home, NoSuchPage};
pub use lab::LabPage;
pub use new_cluster::NewClusterPage;

use leptos_router::params::ParamsMap;
use migration::ProfileName;

use crate::error::ConsoleError;
use crate::routes;

/// The account of the address.
fn profile(query: &ParamsMap) -> Result<ProfileName, ConsoleError> {
    match query.get(routes::PROFILE) {
        Some(name) => Ok(ProfileName::parse(name)?),
        None => Ok(ProfileName::default()),
    }
}
