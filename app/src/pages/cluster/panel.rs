//! The RDS Migration section: the migration of a cluster as data and as markup. It travels again with every reading, and
//! the browser makes what it shows like it: see `islands/morph.rs`.

mod alarms;
mod buttons;
mod curve;
mod endpoints;
mod facts;
mod live;
mod moved;
mod notices;
mod panel;
mod progress;
mod readiness;
mod reconnect;
mod topology;
mod unread_panel;

pub use live::{broken_off, trouble, watched};
pub use panel::{Panel, SharedPanel};
pub use unread_panel::{UnreadPanel, unread};
