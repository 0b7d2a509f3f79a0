//! The form that creates a cluster: what is typed into it, and the cluster that this asks for.

mod read;
mod typed;
mod write;

pub use typed::Typed;
