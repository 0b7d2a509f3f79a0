//! What the operator saw and what is now, and what reading proves about a write.

#![allow(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod arrival;
mod difference;
mod expiry;
mod settlement;
