//! Pieces of a page that know migrations.

mod activity;
mod api_word;
mod both_sides;
mod commands;
mod dialog;
mod differing_texts;
mod panel;
mod tour;

pub use activity::Activity;
pub use api_word::ApiWord;
pub use both_sides::{BothSides, BothSidesData};
pub use commands::{Command, Commands, Told, commands_of_reads};
pub use dialog::{Asked, Dialog, DialogData, OutcomeBox, TypedConfirmation, commands_of};
pub use differing_texts::DifferingTexts;
pub use panel::panel;
pub use tour::{Keepsake, Step, Tour, TourCard, TourHint, is_on_tour};
