//! Server functions: the only way from a browser to the backend. Each is public, so each parses what it is given.

#[cfg(feature = "ssr")]
mod form;
mod live;
#[cfg(feature = "ssr")]
mod writes;

pub use live::live;
#[cfg(feature = "ssr")]
pub use writes::*;
