//! The store on both engines.

mod both_write;
mod chain;
mod databases;
mod golden;
mod intents;
mod samples;
