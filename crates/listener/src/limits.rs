//! What clients may take.

use std::time::Duration;

/// What the connections of a server may take of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections at once, at least 1. For a further one the connection is closed that has waited longest for a request; if
    /// each is busy with one, the further one waits.
    pub connections: usize,
    /// Connections at once of one address, at least 1. A further one takes the connection that has waited longest of the same
    /// address; if each is busy, it is closed.
    pub per_address: usize,
    /// How long the head of a request may take, counted from its first byte, and on a new connection from the beginning.
    pub head: Duration,
    /// How long a connection may wait for its next request.
    pub idle: Duration,
    /// How long a client may take nothing of what is written to it.
    pub write: Duration,
    /// Whether a client that has closed its half of the connection still gets its answer. Without it such a client counts as
    /// gone, which is how the end of a stream's reader is noticed at once.
    pub half_close: bool,
}
