//! Development: the console runs, and every change of a source builds and restarts it.

mod console;
mod run;
mod sources;

pub use run::run;
