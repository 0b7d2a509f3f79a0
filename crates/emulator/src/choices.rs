//! Switches: what the emulator does where the vendor's documents are silent or contradict each other.

mod answers;
mod change;
mod choices;
#[cfg(test)]
mod docs;
mod endpoints;
mod meaning;
mod unexpected;
mod value;

pub use answers::*;
pub use choices::Choices;
pub use endpoints::*;
pub use unexpected::*;
#[cfg(test)]
pub use value::Count;
