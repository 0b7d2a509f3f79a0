//! Creating a cluster by Migration from RDS.

mod evaluation;
mod source;
