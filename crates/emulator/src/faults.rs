//! Trouble on demand: which calls go wrong, and how.

mod effect;
mod fault_order;
mod faults;
mod kind;
mod listed;
pub mod names;
mod offer;
mod shape;
mod transition;
mod trouble;

pub use effect::Effect;
pub use fault_order::Subject;
pub use faults::{Faults, Met, SavedFaults};
pub use offer::offers;
pub use transition::Transition;
pub use trouble::{Spoil, Trouble};
