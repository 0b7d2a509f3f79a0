//! What is answered where there is no such control call: which there are.

use axum::extract::OriginalUri;
use axum::http::StatusCode;

use super::{Refusal, refusal, routes};

pub async fn unknown(OriginalUri(uri): OriginalUri) -> Refusal {
    let known: Vec<_> = routes().into_iter().map(|(path, ..)| path).collect();
    let sentence = format!(
        "there is no control call {}; under /_emulator there are {}",
        uri.path(),
        known.join(", ")
    );
    refusal(StatusCode::NOT_FOUND, sentence)
}

pub async fn other_method(OriginalUri(uri): OriginalUri) -> Refusal {
    let path = uri.path();
    let is_it = |known: &str| match known.strip_suffix("{id}") {
        Some(stem) => path.strip_prefix("/_emulator").is_some_and(|path| path.starts_with(stem)),
        None => path.strip_prefix("/_emulator") == Some(known),
    };
    let route = routes().into_iter().find(|(known, ..)| is_it(known));
    let methods = route.map_or("another method", |(_, methods, _)| methods);
    refusal(StatusCode::METHOD_NOT_ALLOWED, format!("{path} is called with {methods}"))
}
