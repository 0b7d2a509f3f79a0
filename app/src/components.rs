//! Pieces of a page that know migrations.

mod activity;
mod dialog;
mod differing_texts;

pub use activity::Activity;
pub use dialog::{Asked, Dialog, DialogData, Tally};
pub use differing_texts::DifferingTexts;
