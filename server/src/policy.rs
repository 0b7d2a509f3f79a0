//! Content security policies of what is no page of the app: those bring their own.

/// For everything that is no page.
pub const FOR_THE_REST: &str = "default-src 'none'; frame-ancestors 'none'";
