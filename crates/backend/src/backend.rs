//! The handle that the pages and the server hold. It joins the parts, and each of its methods belongs to one of them.

mod clusters;
mod create;
mod journal;
mod lab;
mod migrations;
mod open;
mod parts;
mod writes;

pub use open::{NotReady, OpenError};
pub use parts::Backend;
