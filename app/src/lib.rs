//! The console people see. Pages, words and forms are rendered on the server; an island is something that moves by
//! itself or reacts before a post. Holds no credential and reaches the cloud through `backend` only.

// The markup of a page is one type: what is deep in it is deep in the type.
#![recursion_limit = "256"]

mod clock;
pub mod islands;

#[cfg(feature = "ssr")]
pub mod api;
#[cfg(feature = "ssr")]
mod calendar;
#[cfg(feature = "ssr")]
mod components;
#[cfg(feature = "ssr")]
mod dts_jobs;
#[cfg(feature = "ssr")]
mod error;
#[cfg(feature = "ssr")]
mod new_cluster;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod panel;
#[cfg(feature = "ssr")]
mod routes;
#[cfg(feature = "ssr")]
mod settings;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
mod ui;
#[cfg(feature = "ssr")]
mod view;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub use calendar::calendar;
#[cfg(feature = "ssr")]
pub use error::{BadRequest, Conflict, ConsoleError, Forbidden, FormField, NotFound, NotRecorded};
#[cfg(feature = "ssr")]
pub use panel::{trouble, watched};
#[cfg(feature = "ssr")]
pub use routes::{CALENDAR, LIVE_STREAM};
#[cfg(feature = "ssr")]
pub use settings::{Assets, ProfileSettings, Settings};
#[cfg(feature = "ssr")]
pub use shell::{App, content_security_policy, error_page, shell};
#[cfg(feature = "ssr")]
pub use view::PanelView;
#[cfg(feature = "ssr")]
pub use words::Language;

/// Called by the page's start script once the wasm library is there.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
