//! What moves by itself or reacts before a post. The server renders all markup; an island has none of its own. It finds what
//! it is for by marks in the page, and makes that like what the server renders now.

#[cfg(feature = "hydrate")]
mod choices;
#[cfg(feature = "hydrate")]
mod dom;
mod entry;
#[cfg(feature = "hydrate")]
mod modal;
#[cfg(feature = "hydrate")]
mod morph;
#[cfg(feature = "hydrate")]
mod page;
#[cfg(feature = "hydrate")]
mod page_parts;
#[cfg(feature = "hydrate")]
mod panel_clock;
#[cfg(feature = "hydrate")]
mod slot;
#[cfg(feature = "hydrate")]
mod stream;
#[cfg(feature = "hydrate")]
mod theme;

pub use entry::{Modal, PageParts, PanelStream, ThemeSwitch};
