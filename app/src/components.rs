//! Pieces of a page that know migrations.

mod activity;
mod dialog;

pub use activity::Activity;
pub use dialog::{Dialog, DialogData};
