//! Pieces of a page that know migrations.

mod activity;
mod dialog;
mod differing_texts;

pub use activity::Activity;
pub use dialog::{Dialog, DialogData};
pub use differing_texts::DifferingTexts;
