//! The door of a server: who may come in, how many at once, and for how long.
//!
//! [`serve`] takes connections and serves HTTP/1.1 on them within [`Limits`]. [`Guard`] refuses requests that a foreign web
//! page or a proxy has sent.

mod activity;
mod answer;
mod bind;
mod connection;
mod descriptors;
mod guard;
mod limits;
mod serve;
mod slots;
mod timed;
mod transport;

pub use bind::bind;
pub use descriptors::descriptors;
pub use guard::{Guard, Refused};
pub use limits::Limits;
pub use serve::serve;
pub use transport::{Plain, Transport};
