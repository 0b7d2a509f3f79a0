//! The preflight: every check of an action before it is sent.
//!
//! Every dialog and the server, right before it sends, use the same checks. A check has an ID and values; the app has the
//! words.

mod check;
mod check_id;
mod checks;
mod close;
mod deadline;
mod delay;
mod evidence;
mod facts;
mod fix;
mod pairs;
mod partners;
mod report;
mod state;
mod swap_back;

pub use check::{Check, Verdict, Weight};
pub use check_id::{CheckId, UnknownCheck};
pub use checks::preflight;
pub use evidence::{Compared, Evidence, Exclusion, Method, SideAddress};
pub use facts::{Facts, WayBack};
pub use fix::Fix;
pub use report::Report;
