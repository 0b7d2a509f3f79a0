//! What a write depends on: the values that the operator saw, their differences from now, and what reading afterwards
//! proves about it.

mod difference;
mod seen;
mod settlement;

pub use difference::{Difference, differences};
pub use seen::Seen;
pub use settlement::{Sent, Settlement, settle};
