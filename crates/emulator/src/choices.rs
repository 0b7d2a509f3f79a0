//! Switches: what the emulator does where the vendor's documents are silent or contradict each other.

mod answers;
mod change;
mod choices;
#[cfg(test)]
mod docs;
mod endpoints;
mod meaning;
mod value;

pub use answers::*;
pub use choices::Choices;
pub use endpoints::*;
#[cfg(test)]
pub use value::Count;
