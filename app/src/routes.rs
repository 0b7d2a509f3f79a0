//! Every path of the console: patterns of pages, links, and what forms post to. No other module spells one; `#[server]`
//! takes literals only, so a test of the shell compares those with [`POSTS`], and the route table with the links.

mod address;
mod cluster;
mod create;
mod lab;
pub mod list;
mod patterns;
mod posts;

pub use address::{PROFILE, encode, here, own, profile, profile_in};
pub use cluster::{
    CALENDAR, LIVE_STREAM, activity, back_from, calendar, cluster, cluster_path, dialog,
    dialog_path, dialog_with, dts, dts_path, dts_with, live, live_stream, outcome_of, release,
    with_change, with_outcome,
};
pub use create::{CREATE, create, create_from, sources_page};
pub use lab::{LAB, LAB_SCENARIO, lab_calls, lab_outcome, lab_section};
pub use list::{CLUSTERS, clusters, clusters_of, list};
pub use patterns::{
    CLUSTER_DIALOG_PAGE, CLUSTER_PAGE, CLUSTERS_PAGE, CREATE_PAGE, DTS_PAGE, HOME_PAGE, LAB_PAGE,
    RELEASE_PAGE, dialog_param, id_param,
};
#[cfg(test)]
pub use posts::ALL as ALL_POSTS;
pub use posts::{
    ACKNOWLEDGE_ENDING, ACKNOWLEDGE_INTENT, CHANGE_CLUSTER, CREATE_CLUSTER, CREATE_LINKED_ROLE,
    DECIDE, EVALUATE, LAB_ORDER, LANGUAGE, RELEASE_CLUSTER, REPOINT_DTS_JOBS, TOUR, post,
};
