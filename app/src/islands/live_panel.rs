use leptos::prelude::*;

use super::panel::Panel;
use crate::view::{PanelPage, PanelView, PanelWords};

/// The RDS Migration section. It asks again by itself for as long as the tab is visible.
/// `page` is a [`PanelPage`] in JSON, `url` the server function that gives the next view.
#[island]
pub fn LivePanel(page: String, url: String) -> impl IntoView {
    PanelPage::from_json(&page).map(|page| {
        let view = RwSignal::new(page.view);
        let words = StoredValue::new(page.words);
        let lost = RwSignal::new(None);
        follow(view, words, lost, url);
        view! { <Panel view words lost/> }
    })
}

#[cfg(feature = "ssr")]
fn follow(
    _: RwSignal<PanelView>,
    _: StoredValue<PanelWords>,
    _: RwSignal<Option<String>>,
    _: String,
) {
}

#[cfg(feature = "hydrate")]
fn follow(
    view: RwSignal<PanelView>,
    words: StoredValue<PanelWords>,
    lost: RwSignal<Option<String>>,
    url: String,
) {
    use gloo_timers::future::TimeoutFuture;

    /// How often a hidden tab looks whether it is visible again, in milliseconds.
    const HIDDEN_MS: u32 = 1_000;
    /// The first wait after an answer that did not come; it doubles five times, to half a minute.
    const LOST_MS: u32 = 1_000;

    leptos::task::spawn_local(async move {
        let mut failures: u32 = 0;
        loop {
            let wait = match failures {
                0 => view.with_untracked(|view| view.poll_ms),
                failures => LOST_MS << failures.min(5),
            };
            TimeoutFuture::new(wait).await;
            while document().hidden() {
                TimeoutFuture::new(HIDDEN_MS).await;
            }
            match ask(&url).await {
                Ok(next) => {
                    failures = 0;
                    lost.set(None);
                    if view.with_untracked(|view| *view != next) {
                        view.set(next);
                    }
                }
                Err(why) => {
                    failures += 1;
                    lost.set(Some(words.with_value(why)));
                }
            }
        }
    });
}

/// The server function answers with a JSON string that holds the view. The error names the words that say why not.
#[cfg(feature = "hydrate")]
async fn ask(url: &str) -> Result<PanelView, fn(&PanelWords) -> String> {
    let no_answer: fn(&PanelWords) -> String = |words| words.no_answer.clone();
    let answer = fetch(url).await.ok_or(no_answer)?;
    if !answer.ok() {
        return Err(|words| words.not_read.clone());
    }
    read(&answer).await.ok_or(no_answer)
}

#[cfg(feature = "hydrate")]
async fn fetch(url: &str) -> Option<web_sys::Response> {
    use wasm_bindgen::JsCast;

    wasm_bindgen_futures::JsFuture::from(window().fetch_with_str(url)).await.ok()?.dyn_into().ok()
}

#[cfg(feature = "hydrate")]
async fn read(answer: &web_sys::Response) -> Option<PanelView> {
    let text = wasm_bindgen_futures::JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    PanelView::from_json(&miniserde::json::from_str::<String>(&text).ok()?)
}
