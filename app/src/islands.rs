//! What moves by itself or reacts before a post.

mod endpoints;
mod live_panel;
mod modal;
mod moment;
mod panel;
mod recheck;
mod theme;

pub use live_panel::LivePanel;
pub use modal::Modal;
pub use moment::Moment;
pub use recheck::Recheck;
pub use theme::ThemeSwitch;
