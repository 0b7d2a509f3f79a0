//! What is answered where there is no such control call: which there are.

use axum::extract::OriginalUri;
use axum::http::StatusCode;

use super::{Refusal, refusal};

/// Every control call and its methods.
const PATHS: [(&str, &str); 16] = [
    ("/health", "GET"),
    ("/clock", "GET, POST"),
    ("/faults", "GET, POST, DELETE"),
    ("/faults/{id}", "DELETE"),
    ("/choices", "GET, POST"),
    ("/choices/table", "GET"),
    ("/accounts", "GET, POST"),
    ("/keys", "POST"),
    ("/sts/expire", "POST"),
    ("/hold", "POST"),
    ("/release", "POST"),
    ("/set", "POST"),
    ("/calls", "GET"),
    ("/names", "GET"),
    ("/state", "GET"),
    ("/reset", "POST"),
];

pub async fn unknown(OriginalUri(uri): OriginalUri) -> Refusal {
    let known: Vec<_> = PATHS.iter().map(|(path, _)| *path).collect();
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
    let methods = PATHS.iter().find(|(known, _)| is_it(known)).map_or("another", |(_, m)| m);
    refusal(StatusCode::METHOD_NOT_ALLOWED, format!("{path} is called with {methods}"))
}
