//! The choice of an account.

use leptos::prelude::*;
use migration::ProfileName;

use crate::routes;
use crate::settings::Settings;
use crate::words::words;

/// The account that the address names. What is shown is of this one alone, so the frame leads nowhere else.
pub fn profile_here() -> ProfileName {
    let asked = use_context::<http::request::Parts>();
    asked.and_then(|parts| routes::profile_in(&parts.uri)).unwrap_or_default()
}

/// Which account is shown, and links to the others. It opens without scripts.
#[component]
pub fn ProfileSwitch(settings: Settings, now: ProfileName) -> impl IntoView {
    let words = &words().frame;
    let link = |name: &ProfileName| {
        let current = (*name == now).then_some("true");
        view! { <li><a href=routes::clusters_of(name) aria-current=current>{name.to_string()}</a></li> }
    };
    let links = settings.profiles().map(|it| link(&it.name)).collect_view();
    view! {
        <details class="menu" name="menu">
            <summary>{words.profile} " " <strong translate="no">{now.to_string()}</strong></summary>
            <ul class="menu__list" translate="no">{links}</ul>
        </details>
    }
}
