//! An error in the place of a page.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use super::accounts::profile_here;
use super::languages::here;
use crate::error::ConsoleError;
use crate::routes;
use crate::ui::Tone;
use crate::words::words;

/// What went wrong, what to do about it, and the RequestId.
#[component]
pub fn ErrorNotice(error: ConsoleError) -> impl IntoView {
    let words = &words().errors;
    let (code, request_id) = match &error {
        ConsoleError::Upstream(error) | ConsoleError::Undecidable(error) => {
            (error.code.clone(), error.request_id.clone())
        }
        _ => (None, None),
    };
    let first = match &error {
        ConsoleError::FormReused { outcome } => Some(outcome.clone()),
        _ => None,
    };
    let again = match &error {
        ConsoleError::BadRequest(what) => what.again().map(str::to_owned),
        _ => None,
    };
    let passes = matches!(&error, ConsoleError::Upstream(error) if error.trouble.passes());
    let reload = here().filter(|_| passes);
    let tone = if passes { Tone::Warning } else { Tone::Danger };
    view! {
        <section class="notice notice--page" data-tone=tone.as_str() role="alert">
            <h1>{(words.heading)(&error)}</h1>
            <p>{(words.sentence)(&error)}</p>
            {(words.remedy)(&error).map(|remedy| view! { <p>{remedy}</p> })}
            {code.map(|code| view! { <p>{words.code} <code>{code}</code></p> })}
            {request_id.map(|id| view! { <p>{words.request_id} <code>{id}</code></p> })}
            {first.map(|url| view! { <p><a href=url>{words.first_post}</a></p> })}
            <p class="notice__ways">
                {again.map(|url| view! { <a href=url>{words.open_again}</a> })}
                {reload.map(|url| view! { <a href=url>{words.reload}</a> })}
                <a href=routes::clusters_of(&profile_here())>{words.all_clusters}</a>
            </p>
        </section>
    }
}

/// Shows the error and answers with its status.
pub fn failed(error: ConsoleError, response: &ResponseOptions) -> AnyView {
    response.set_status(error.status());
    view! { <ErrorNotice error/> }.into_any()
}
