//! What happens to every request before and after it is answered. One file, one concern.

pub mod api;
pub mod body_limit;
pub mod guard;
pub mod language;
pub mod refusals;
pub mod request_log;
pub mod response_headers;

#[cfg(test)]
mod testing;
