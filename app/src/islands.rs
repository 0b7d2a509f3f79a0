//! What moves by itself or reacts before a post.

mod copy;
mod curve;
mod endpoints;
#[cfg(feature = "hydrate")]
mod follow;
mod follow_parts;
mod live_panel;
mod modal;
mod moment;
mod panel;
mod progress;
mod recheck;
#[cfg(feature = "hydrate")]
mod slot;
mod theme;
mod topology;

#[cfg(feature = "ssr")]
pub use copy::CopyButton;
pub use follow_parts::FollowParts;
pub use live_panel::LivePanel;
pub use modal::Modal;
pub use moment::Moment;
pub use recheck::Recheck;
pub use theme::ThemeSwitch;
