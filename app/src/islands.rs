//! What moves by itself or reacts before a post. The server renders all markup; an island has none of its own. It finds what
//! it is for by marks in the page, and makes that like what the server renders now.

#[cfg(feature = "hydrate")]
mod choices;
#[cfg(feature = "hydrate")]
mod dom;
#[cfg(feature = "hydrate")]
mod follow;
#[cfg(feature = "hydrate")]
mod follow_parts;
mod live_panel;
mod modal;
#[cfg(feature = "hydrate")]
mod morph;
#[cfg(feature = "hydrate")]
mod page;
mod parts;
#[cfg(feature = "hydrate")]
mod shown;
#[cfg(feature = "hydrate")]
mod slot;
mod theme;

pub use live_panel::LivePanel;
pub use modal::Modal;
pub use parts::Parts;
pub use theme::ThemeSwitch;
