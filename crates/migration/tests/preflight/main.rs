//! Every check of the preflight: what makes it red, amber or not known, and what would mend it.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod endings;
mod pairs;
mod partners;
mod properties;
mod report;
mod roll_back;
mod support;
mod switch;
