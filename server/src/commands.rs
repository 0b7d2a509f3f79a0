//! What the program does when it is called.

mod announce;
pub mod check;
mod emulator;
mod journal;
mod run;
mod serve;
mod shutdown;

pub use run::main;
