//! A request that gets an error instead of an answer.
//!
//! Whoever refuses does not know whether a person or a program asked; [`crate::middleware::refusals`] does, and
//! writes the page or the JSON.

use app::ConsoleError;
use axum::response::{IntoResponse, Response};

/// Rides in the extensions of an empty response.
#[derive(Debug, Clone)]
pub struct Refusal {
    pub error: ConsoleError,
}

impl From<ConsoleError> for Refusal {
    fn from(error: ConsoleError) -> Self {
        Self { error }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.error.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
