//! The console people see. Pages, words and forms are rendered on the server; an island is something that moves by
//! itself or reacts before a post. Holds no credential and reaches the cloud through `backend` only.

// The markup of a page is one type: what is deep in it is deep in the type.
#![recursion_limit = "256"]

pub mod islands;
mod ui;

#[cfg(feature = "ssr")]
mod error;
#[cfg(feature = "ssr")]
mod layout;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod parts;
#[cfg(feature = "ssr")]
mod routes;
#[cfg(feature = "ssr")]
mod settings;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub use error::{BadRequest, Conflict, ConsoleError, Forbidden, FormField, NotFound, NotRecorded};
#[cfg(feature = "ssr")]
pub use pages::{Panel, SharedPanel, broken_off, calendar, is_there, trouble, watched};
#[cfg(feature = "ssr")]
pub use routes::{CALENDAR, LAB_ORDER, LAB_SCENARIO, LIVE_STREAM};
#[cfg(feature = "ssr")]
pub use settings::{Assets, ProfileSettings, Settings};
#[cfg(feature = "ssr")]
pub use shell::{App, content_security_policy, error_page, shell};
#[cfg(feature = "ssr")]
pub use words::Language;
