//! The pages. Each owns its parts, what it reads and what it posts, and knows no other page.

mod cluster;
mod clusters;
mod create;
mod home;
mod lab;

pub use cluster::{
    ClusterPage, DtsPage, Panel, ReleasePage, SharedPanel, broken_off, calendar, is_there, trouble,
    watched,
};
pub use clusters::ClustersPage;
pub use create::CreatePage;
pub use home::{Home, NoSuchPage};
pub use lab::LabPage;
