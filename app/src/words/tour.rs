//! The guided tour.

use migration::Action;

/// The guided tour.
#[derive(Debug)]
pub struct TourWords {
    pub title: &'static str,
    pub invite: &'static str,
    pub start: &'static str,
    pub fresh: &'static str,
    pub no_thanks: &'static str,
    pub resume: &'static str,
    pub leave: &'static str,
    pub finish: &'static str,
    pub again: &'static str,
    /// The description of the tour, for the lab.
    pub about: &'static str,
    pub under_way: fn(cluster: &str) -> String,
    pub step_of: fn(step: usize, of: usize) -> String,
    pub heading: fn(TourStep) -> &'static str,
    pub look: fn(TourStep) -> &'static str,
    pub next: fn(TourStep) -> &'static str,
    pub go_on: fn(cluster: &str) -> String,
    pub unread: &'static str,
    /// The task in a dialog.
    pub dialog: fn(Action) -> &'static str,
    /// The task after the dialog is posted.
    pub posted: &'static str,
    pub refresh: &'static str,
}

/// Where a tour is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TourStep {
    Watch,
    Switching,
    Switched,
    RollingBack,
    Back,
    SwitchingAgain,
    SwitchedAgain,
    Closing,
    BothWrite,
    /// The cluster does something that the tour does not know.
    Strayed,
}
