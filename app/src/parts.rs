//! What several pages show or post: calls to copy, the outcome of an intent, an intent that cannot be read, the guided tour.

mod commands;
mod outcome;
mod post;
mod raw_intent;
mod tour;

pub use commands::{Command, Commands, Told, commands_of_reads};
pub use outcome::{Decision, OutcomeBox, commands_of};
pub use post::{cluster_ref, either, seen, submitted};
pub use raw_intent::{RawBox, RawColumns, raw_label};
pub use tour::{Tour, TourCard, TourHint, is_on_tour};
