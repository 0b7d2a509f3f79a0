//! Light, dark, or as the system says.

use leptos::prelude::*;

use crate::words::words;

/// The theme the visitor chose, from the cookie. `None` means as the system says.
pub fn theme() -> Option<&'static str> {
    let parts = use_context::<http::request::Parts>()?;
    let cookies = parts.headers.get(http::header::COOKIE)?.to_str().ok()?;
    cookies.split(';').find_map(|cookie| match cookie.trim() {
        "theme=light" => Some("light"),
        "theme=dark" => Some("dark"),
        _ => None,
    })
}

/// Carries the label of each theme. Hidden until scripts run.
#[component]
pub fn ThemeButton() -> impl IntoView {
    let words = &words().frame;
    let (system, light, dark) = (words.theme_system, words.theme_light, words.theme_dark);
    let label = match theme() {
        Some("light") => light,
        Some(_) => dark,
        None => system,
    };
    view! { <button type="button" class="theme" data-system=system data-light=light data-dark=dark>{label}</button> }
}
