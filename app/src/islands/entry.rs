//! Where the browser comes in: the start script calls `hydrate` once the wasm library is there, then each island of the
//! page. On the server an island is an empty element.

use leptos::prelude::*;

#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

/// The RDS Migration section follows the migration for as long as the tab is visible. What is around the panel names the
/// stream that sends every new panel (`data-stream`) and what gives the latest one (`data-live`).
#[island]
pub fn PanelStream() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    super::stream::begin();
}

/// Keeps marked parts of the page as the server would render them now. `data-follow` says in how many milliseconds the part
/// is worth rendering again; `data-renders` names the parts that depend on a choice.
#[island]
pub fn PageParts() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    {
        super::page_parts::begin();
        super::choices::begin();
    }
}

/// Stands inside a rendered `<dialog open>` and makes it modal: focus stays inside, Escape leads to its `data-back`.
#[island]
pub fn Modal() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    super::modal::begin();
}

/// The button goes from the system's theme to light, to dark, and back. A cookie keeps the choice, so that the server renders
/// it and nothing flashes.
#[island]
pub fn ThemeSwitch() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    super::theme::begin();
}
