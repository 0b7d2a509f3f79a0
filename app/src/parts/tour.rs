//! The guided tour: a panel above every page while a visitor is on it, and a line in each dialog it leads to.

mod card;
mod keepsake;
mod panel;
mod post;
mod step;

pub use card::{TourCard, TourHint, is_on_tour};
pub use panel::Tour;
