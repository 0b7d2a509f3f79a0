//! Header, main and footer.

use backend::Seat;
use leptos::prelude::*;

use super::accounts::{ProfileSwitch, profile_here};
use super::languages::LanguageSwitch;
use super::theme::ThemeButton;
use crate::islands::{PageParts, ThemeSwitch};
use crate::routes;
use crate::settings::Settings;
use crate::words::words;

/// The frame around every page.
#[component]
pub fn PageFrame(children: Children) -> impl IntoView {
    let settings = expect_context::<Settings>();
    let words = &words().frame;
    let profile = profile_here();
    let clusters = routes::clusters_of(&profile);
    let account = settings.profile(&profile).clone();
    let has_lab = account.emulator && use_context::<Seat>().is_some_and(|it| it.has_lab());
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
        <PageParts/>
    }
}
