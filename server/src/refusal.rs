//! A request that gets an error instead of an answer.
//!
//! Whoever refuses does not know whether a person or a program asked; [`crate::middleware::refusals`] does, and
//! writes the page or the JSON.

use app::ConsoleError;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Rides in the extensions of an empty response.
#[derive(Debug, Clone)]
pub struct Refusal {
    pub error: ConsoleError,
    pub status: StatusCode,
}

impl Refusal {
    /// A request that may not be made, whoever makes it.
    pub fn forbidden(sentence: impl Into<String>) -> Self {
        ConsoleError::Forbidden(sentence.into()).into()
    }

    /// The address is right and the method is not.
    pub fn method_not_allowed() -> Self {
        let sentence =
            "This address takes what a form of the console sends, and cannot be opened by itself.";
        Self {
            error: ConsoleError::BadRequest(sentence.to_owned()),
            status: StatusCode::METHOD_NOT_ALLOWED,
        }
    }
}

impl From<ConsoleError> for Refusal {
    fn from(error: ConsoleError) -> Self {
        Self { status: error.status(), error }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
