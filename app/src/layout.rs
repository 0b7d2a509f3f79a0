//! What is around every page: header and footer, the choices of account, language and theme, and an error in a page's place.

mod accounts;
mod error_notice;
mod frame;
mod languages;
mod theme;

pub use error_notice::{ErrorNotice, failed};
pub use frame::PageFrame;
pub use theme::theme;
