//! A cluster: its page with the RDS Migration section, the dialogs over it, and the pages of its DTS jobs and its release.

mod activity;
mod address;
mod attributes;
mod both_write;
mod calendar;
mod dialog;
mod dts;
mod load;
mod page;
mod panel;
mod release;
mod subject;

pub use address::is_there;
pub use calendar::calendar;
pub use dts::DtsPage;
pub use page::ClusterPage;
pub use panel::{Panel, SharedPanel, broken_off, trouble, watched};
pub use release::ReleasePage;
