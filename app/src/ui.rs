//! The smallest pieces of a page. They know no other part of the app: words come as arguments.

mod clock;
#[cfg(feature = "ssr")]
mod moment;
#[cfg(feature = "ssr")]
mod pager;
#[cfg(feature = "ssr")]
mod text;
#[cfg(feature = "ssr")]
mod toned;

pub use clock::Clock;
#[cfg(feature = "ssr")]
pub use moment::{Moment, moment};
#[cfg(feature = "ssr")]
pub use pager::pager;
#[cfg(feature = "ssr")]
pub use text::{ApiWord, CopyButton, Copyable, FoldedNotes};
#[cfg(feature = "ssr")]
pub use toned::{Link, Tone, Toned};
