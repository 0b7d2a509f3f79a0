//! Trouble on demand: which calls go wrong, and how.

mod effect;
mod fault_order;
mod faults;
mod kind;
pub mod names;
mod shape;
mod transition;
mod trouble;

pub use effect::Effect;
pub use fault_order::Subject;
pub use faults::{Faults, Met, SavedFaults};
pub use transition::Transition;
pub use trouble::{Spoil, Trouble};
