//! What the browser gets beside the pages: script, wasm, styles and static files, all of it in memory.
//!
//! The release program carries its site inside itself. A development build reads the site's folder once, at its start, so
//! a later build cannot take anything away from a running console.

mod embedded;
mod file;
mod find;

pub(crate) use file::{Encoding, SiteFile};
pub(crate) use find::PACKAGE_FOLDER;
pub use find::{Site, SiteError};
