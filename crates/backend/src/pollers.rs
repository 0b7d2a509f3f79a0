//! What reads again and again in the background, and what is deleted from time to time.

mod due;
mod followed;
mod open_migrations;
mod region;
mod start;

pub(crate) use start::Pollers;
