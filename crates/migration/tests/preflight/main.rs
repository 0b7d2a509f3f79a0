//! Every check of the preflight: what makes it block, warn or be unknown, and its fix.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod close;
mod pairs;
mod partners;
mod properties;
mod report;
mod roll_back;
mod support;
mod switch;
