//! The accept loop over real sockets.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod limits;
mod shutdown;
mod slots;
mod support;
