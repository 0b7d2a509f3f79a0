//! What happens to resources: what a call begins, and what follows by itself as time passes.

mod begin;
mod names;
mod settle;
mod work;

pub use begin::Course;
pub use names::{Name, in_order, rename};
