//! The choice of a language.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::error::{BadRequest, ConsoleError, FormField};
use crate::routes;
use crate::words::{Language, words};

/// A plain form with a button for each language, which comes back to the same page.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let now = Language::here();
    let back = here().unwrap_or_else(|| routes::CLUSTERS.to_owned());
    let buttons = Language::ALL.map(|language| {
        view! {
            <button class="languages__choice" name="language" value=language.code() lang=language.tag()
                aria-pressed=(language == now).to_string()>{language.name()}</button>
        }
    });
    view! {
        <form class="languages" method="post" action=routes::LANGUAGE aria-label=words().frame.language>
            <input type="hidden" name="back" value=back/>
            {buttons}
        </form>
    }
}

/// Where this page is found again: what answered a post cannot be opened by its address.
pub fn here() -> Option<String> {
    let asked = use_context::<http::request::Parts>()?;
    (asked.method == http::Method::GET).then(|| routes::here(&asked.uri))
}

/// Keeps the visitor's choice in a cookie and goes back to the page that the form was on.
#[server(endpoint = "language", prefix = "/api")]
pub async fn choose_language(language: String, back: String) -> Result<(), ConsoleError> {
    let language = Language::parse(&language).ok_or(BadRequest::Choice(FormField::Language))?;
    let response = use_context::<ResponseOptions>().ok_or(ConsoleError::Internal)?;
    response.append_header(http::header::SET_COOKIE, language.cookie());
    leptos_axum::redirect(routes::own(&back).unwrap_or(routes::CLUSTERS));
    Ok(())
}
