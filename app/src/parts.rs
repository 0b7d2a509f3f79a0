//! What several pages show or post: calls to copy, the outcome of an intent, the guided tour.

mod commands;
mod outcome;
mod post;
mod tour;

pub use commands::{Command, Commands, Told, commands_of_reads};
pub use outcome::{OutcomeBox, commands_of};
pub use post::{cluster_ref, either, seen, submitted};
pub use tour::{Tour, TourCard, TourHint, is_on_tour};
