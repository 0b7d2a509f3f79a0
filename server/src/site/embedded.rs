//! The site inside the program.

/// Path and content of each file; empty in a development build, and in a release that was built without a site.
pub const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/site.rs"));
