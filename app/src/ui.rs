//! Pieces of a page that know nothing of migrations.

mod copy;
mod moment;
mod profiles;

use backend::Backend;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::error::ConsoleError;
use crate::islands::{Parts, ThemeSwitch};
use crate::routes;
use crate::settings::Settings;
use crate::view::Tone;
use crate::words::{Language, words};

pub use copy::CopyButton;
pub use moment::Moment;
pub use profiles::profile_here;

use profiles::ProfileSwitch;

/// The theme the visitor chose, from the cookie; nothing means as the system says.
pub fn theme() -> Option<&'static str> {
    let parts = use_context::<http::request::Parts>()?;
    let cookies = parts.headers.get(http::header::COOKIE)?.to_str().ok()?;
    cookies.split(';').find_map(|cookie| match cookie.trim() {
        "theme=light" => Some("light"),
        "theme=dark" => Some("dark"),
        _ => None,
    })
}

/// Header, main and footer.
#[component]
pub fn PageFrame(children: Children) -> impl IntoView {
    let settings = expect_context::<Settings>();
    let words = &words().frame;
    let profile = profile_here();
    let clusters = routes::clusters_of(&profile);
    let account = settings.profile(&profile).clone();
    let has_lab = account.emulator && use_context::<Backend>().is_some_and(|it| it.has_lab());
    view! {
        <a class="skip-link" href="#main">{words.skip_to_content}</a>
        <header class="masthead">
            <a class="masthead__brand" href=clusters.clone()>
                <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
                    <rect width="32" height="32" rx="7" fill="currentColor" opacity="0.15"/>
                    <path d="M7 12H21M16 7L21 12L16 17M25 20H11M16 15L11 20L16 25" fill="none"
                        stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>
                </svg>
                "Polarshift"
            </a>
            <nav class="masthead__nav" aria-label=words.main_navigation>
                <a href=clusters>{words.clusters}</a>
                {has_lab.then(|| view! { <a href=routes::LAB>{words.lab}</a> })}
            </nav>
            {(!settings.others.is_empty()).then(|| view! { <ProfileSwitch settings now=profile/> })}
            {account.emulator.then(|| view! { <span class="tag" data-tone="busy">{words.emulator}</span> })}
            <LanguageSwitch/>
            <ThemeButton/>
            <ThemeSwitch/>
        </header>
        <main id="main" class="page" tabindex="-1">{children()}</main>
        <footer class="footer">{words.calls_go_to} {account.upstream}</footer>
        <Parts/>
    }
}

/// Light, dark, or as the system says, with the label of each. Hidden until scripts run.
#[component]
fn ThemeButton() -> impl IntoView {
    let words = &words().frame;
    let (system, light, dark) = (words.theme_system, words.theme_light, words.theme_dark);
    let label = match theme() {
        Some("light") => light,
        Some(_) => dark,
        None => system,
    };
    view! { <button type="button" class="theme" data-system=system data-light=light data-dark=dark>{label}</button> }
}

/// A plain form with a button for each language, which comes back to the same page.
#[component]
fn LanguageSwitch() -> impl IntoView {
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
fn here() -> Option<String> {
    let asked = use_context::<http::request::Parts>()?;
    (asked.method == http::Method::GET).then(|| routes::here(&asked.uri))
}

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
