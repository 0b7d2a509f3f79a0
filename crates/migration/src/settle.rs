//! What a write depends on: the values that the operator saw, their differences from now, and what reading afterwards
//! proves about it.

mod arrival;
mod difference;
mod listed_names;
mod seen;
mod settlement;

pub use arrival::{Arrival, ReadingsBefore, Transition, TransitionReading};
pub use difference::{Difference, differences};
pub use listed_names::{ListedNames, are_listed};
pub use seen::Seen;
pub use settlement::{Sent, Settlement, settle};
