//! What is fuzzed: the readers of texts that anybody may have written. `cargo fuzz` runs them for long and the tests here
//! briefly, from the same seeds.

mod request;
mod scenario;
#[cfg(test)]
mod tests;

pub use request::request;
pub use scenario::scenario;
