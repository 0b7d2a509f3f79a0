//! What forms and islands send to: the paths of the server functions.

use migration::Action;

/// The panel of a cluster as it is now.
pub(super) const LIVE: &str = "/api/live";
/// The button of a fix.
pub const CHANGE_CLUSTER: &str = "/api/cluster/change";
pub const REPOINT_DTS_JOBS: &str = "/api/cluster/dts";
pub const RELEASE_CLUSTER: &str = "/api/cluster/release";
/// An ending that left both sides writing is taken care of.
pub const ACKNOWLEDGE_ENDING: &str = "/api/endings/acknowledge";
/// Alarms about an intent are acknowledged.
pub const ACKNOWLEDGE_INTENT: &str = "/api/intents/acknowledge";
/// An intent that reading could not settle is closed.
pub const DECIDE: &str = "/api/intents/decide";
/// An evaluation of a source is begun.
pub const EVALUATE: &str = "/api/evaluation";
pub const CREATE_CLUSTER: &str = "/api/creation";
/// The role that a creation needs is created.
pub const CREATE_LINKED_ROLE: &str = "/api/service-linked-role";
/// The forms of the lab.
pub const LAB_ORDER: &str = "/api/lab";
/// The guided tour is begun, left, resumed or ended.
pub const TOUR: &str = "/api/tour";
/// The language switch.
pub const LANGUAGE: &str = "/api/language";

/// Where the dialog of an action posts to.
pub fn post(action: Action) -> &'static str {
    match action {
        Action::Switch => "/api/migration/switch",
        Action::RollBack => "/api/migration/roll-back",
        Action::Complete => "/api/migration/complete",
        Action::Cancel => "/api/migration/cancel",
        Action::Continue => "/api/migration/continue",
        Action::Abandon => "/api/migration/abandon",
    }
}

/// Every path above, without those of the dialogs.
#[cfg(test)]
pub const ALL: [&str; 13] = [
    LIVE,
    CHANGE_CLUSTER,
    REPOINT_DTS_JOBS,
    RELEASE_CLUSTER,
    ACKNOWLEDGE_ENDING,
    ACKNOWLEDGE_INTENT,
    DECIDE,
    EVALUATE,
    CREATE_CLUSTER,
    CREATE_LINKED_ROLE,
    LAB_ORDER,
    TOUR,
    LANGUAGE,
];
