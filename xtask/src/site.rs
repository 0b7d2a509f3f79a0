//! What the browser gets: one folder of files and a manifest that names those which every page needs.

mod build;
mod compress;
mod folder;
mod script;
mod style;
mod wasm;

pub use build::build;
