//! Server functions: the only way from a browser to the backend. Each is public, so each parses what it is given.
//! Plain forms post to the writes and the live panel fetches its URL, so the wasm has a stub for none.

mod after;
mod changes;
mod creation;
mod endings;
mod form;
mod lab;
mod language;
mod live;
mod tour;
mod writes;

pub use form::checked;
