//! Create Cluster by Migration from RDS: choose a source, evaluate and configure, review, create. The address is the
//! state of every step.

mod detail;
mod evaluation;
mod follows;
mod form;
mod frame;
mod inputs;
mod load;
mod outcome;
mod page;
mod post;
mod review;
mod source;
mod sources;
mod typed;

pub use page::CreatePage;
