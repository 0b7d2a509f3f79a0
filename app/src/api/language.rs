use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::error::{BadRequest, ConsoleError, FormField};
use crate::routes;
use crate::words::Language;

/// Keeps the visitor's choice in a cookie and goes back to the page that the form was on.
#[server(endpoint = "language", prefix = "/api")]
pub async fn choose_language(language: String, back: String) -> Result<(), ConsoleError> {
    let language = Language::parse(&language).ok_or(BadRequest::Choice(FormField::Language))?;
    let response = use_context::<ResponseOptions>().ok_or(ConsoleError::Internal)?;
    response.append_header(http::header::SET_COOKIE, language.cookie());
    leptos_axum::redirect(routes::own(&back).unwrap_or(routes::CLUSTERS));
    Ok(())
}
