//! Rules of the house that a compiler does not know: who may know whom, where a name belongs, how long a file may be,
//! which words are banned.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod circles;
mod citations;
mod defaults;
mod files;
mod glossary;
mod languages;
mod lengths;
mod members;
mod modules;
mod names;
mod operations;
mod pages;
mod parents;
mod paths;
mod public;
mod resolve;
mod spawns;
mod sql;
mod texts;
