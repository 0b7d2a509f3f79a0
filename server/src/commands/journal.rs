//! `polarshift journal`.

mod listed;
mod run;

pub use run::run;
