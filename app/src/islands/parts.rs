use leptos::prelude::*;

/// Keeps marked parts of the page as the server would render them now. `data-follow` says in how many milliseconds the part
/// is worth another look; `data-renders` names the parts that depend on a choice.
#[island]
pub fn Parts() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    {
        super::follow_parts::begin();
        super::choices::begin();
    }
}
