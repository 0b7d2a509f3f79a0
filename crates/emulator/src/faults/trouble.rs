//! What goes wrong with one call, and how an answer is spoilt.

use std::time::Duration;

use super::shape::Shape;
use crate::api_error::ApiError;
use crate::world::{DelayModel, Failure};

/// What goes wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// Answers an error; the work is done first only if so ordered.
    Error { error: ApiError, done: bool },
    /// Waits first, by wall time, then does the work; the work happens although the client has gone.
    Slow(Duration),
    /// Closes the connection and does nothing.
    DropBefore,
    /// Does the work, then closes the connection without an answer.
    DropAfter,
    /// Does the work or not, and spoils the answer.
    Spoilt { spoil: Spoil, done: bool },
    /// Does the work; the transition it starts does not end before it is released.
    Hold,
    /// Does the work; the transition it starts stays with this reason until it is continued or released.
    Stuck(String),
    /// Does the work; the precheck of the full copy it starts fails for this reason.
    PrecheckFailure(Failure),
    /// Does the work; the delay of the migration follows this from now on.
    Lag(DelayModel),
    /// Does the work; the transition it starts ends where it began, with this text as `Comment`.
    FallsBack(String),
}

/// How an answer is spoilt on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoil {
    /// The page of a proxy, status 502.
    Html,
    /// Half of the body, although `Content-Length` promises all of it.
    Truncated,
    /// Valid JSON or XML of another shape.
    Shaped(Shape),
}
