//! Pieces of a page that know nothing of migrations.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;

use crate::error::{ConsoleError, UpstreamTrouble};
use crate::islands::ThemeSwitch;
use crate::routes;
use crate::settings::Settings;

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
    view! {
        <a class="skip-link" href="#main">"Skip to content"</a>
        <header class="masthead">
            <a class="masthead__brand" href=routes::CLUSTERS>
                <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
                    <rect width="32" height="32" rx="7" fill="currentColor" opacity="0.15"/>
                    <path d="M7 12H21M16 7L21 12L16 17M25 20H11M16 15L11 20L16 25" fill="none"
                        stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>
                </svg>
                "Polarshift"
            </a>
            <nav class="masthead__nav" aria-label="Main"><a href=routes::CLUSTERS>"Clusters"</a></nav>
            {settings.emulator.then(|| view! { <span class="tag" data-tone="busy">"Emulator"</span> })}
            <ThemeSwitch
                theme=theme().unwrap_or_default().to_owned()
                system="Theme: system".to_owned()
                light="Theme: light".to_owned()
                dark="Theme: dark".to_owned()
            />
        </header>
        <main id="main" class="page" tabindex="-1">{children()}</main>
        <footer class="footer">"Calls go to " {settings.upstream}</footer>
    }
}

/// What went wrong, what to do about it, and the RequestId.
#[component]
pub fn ErrorNotice(error: ConsoleError) -> impl IntoView {
    let (code, request_id) = match &error {
        ConsoleError::Upstream { code, request_id, .. } => (code.clone(), request_id.clone()),
        _ => (None, None),
    };
    let first = match &error {
        ConsoleError::FormReused { outcome } => Some(outcome.clone()),
        _ => None,
    };
    view! {
        <section class="notice notice--page" data-tone="danger" role="alert">
            <h1>{heading(&error)}</h1>
            <p>{error.to_string()}</p>
            {remedy(&error).map(|remedy| view! { <p>{remedy}</p> })}
            {code.map(|code| view! { <p>"Error code: " <code>{code}</code></p> })}
            {request_id.map(|id| view! { <p>"RequestId: " <code>{id}</code></p> })}
            {first.map(|url| view! { <p><a href=url>"What became of the first post"</a></p> })}
            <p><a href=routes::CLUSTERS>"All clusters"</a></p>
        </section>
    }
}

fn heading(error: &ConsoleError) -> &'static str {
    match error {
        ConsoleError::BadRequest(_) => "This request is not valid",
        ConsoleError::NotFound(_) | ConsoleError::NoSuchPage => "Not found",
        ConsoleError::Forbidden(_) => "Refused",
        ConsoleError::Conflict(_) => "Not possible now",
        ConsoleError::FormReused { .. } => "This form was posted before",
        ConsoleError::TooLarge => "Too large",
        ConsoleError::Upstream { trouble: UpstreamTrouble::Throttled, .. } => "Too many calls",
        ConsoleError::Upstream { trouble: UpstreamTrouble::Forbidden, .. } => "Not permitted",
        ConsoleError::Upstream { .. } => "The cloud gave no usable answer",
        ConsoleError::NotRecorded(_) => "Nothing was sent",
        ConsoleError::JournalUnreadable => "The journal cannot be read",
        ConsoleError::Offline | ConsoleError::Internal => "The console failed",
    }
}

fn remedy(error: &ConsoleError) -> Option<&'static str> {
    let ConsoleError::Upstream { trouble, .. } = error else { return None };
    Some(match trouble {
        UpstreamTrouble::Throttled => "Wait a moment and open the page again.",
        UpstreamTrouble::Forbidden => {
            "Ask for the RAM permissions polardb:Describe* and the migration actions."
        }
        UpstreamTrouble::Credentials => {
            "Check the access key in the server's configuration: polarshift check tells what is wrong with it."
        }
        UpstreamTrouble::ClockSkew => {
            "The server's clock is more than 15 minutes off. Set it and open the page again."
        }
        UpstreamTrouble::Unreachable => {
            "Check the network and the upstream's address: polarshift check tries one call."
        }
        UpstreamTrouble::NoAnswer | UpstreamTrouble::Refused | UpstreamTrouble::Failed => {
            "Open the page again. If it stays, give the RequestId to the vendor's support."
        }
    })
}

/// Shows the error and answers with its status.
pub fn failed(error: ConsoleError, response: &ResponseOptions) -> AnyView {
    response.set_status(error.status());
    view! { <ErrorNotice error/> }.into_any()
}
