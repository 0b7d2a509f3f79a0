//! What moves by itself or reacts before a post.

mod copy;
mod curve;
mod endpoints;
#[cfg(feature = "hydrate")]
mod fetched;
#[cfg(feature = "hydrate")]
mod follow;
mod follow_parts;
mod fresh;
mod live_panel;
mod modal;
mod moment;
mod panel;
mod preview;
mod progress;
mod readiness;
mod recheck;
mod refetch;
#[cfg(feature = "hydrate")]
mod slot;
mod theme;
mod topology;

#[cfg(feature = "ssr")]
pub use copy::CopyButton;
pub use follow_parts::FollowParts;
pub use fresh::KeepFresh;
pub use live_panel::LivePanel;
pub use modal::Modal;
pub use moment::Moment;
pub use preview::Preview;
pub use recheck::Recheck;
pub use refetch::Refetch;
pub use theme::ThemeSwitch;
