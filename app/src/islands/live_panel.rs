use leptos::prelude::*;

use super::panel::Panel;
use crate::view::PanelView;

/// The RDS Migration section. It asks again by itself for as long as the tab is visible.
/// `view` is a [`PanelView`] in JSON, `url` the server function that gives the next one.
#[island]
pub fn LivePanel(view: String, url: String) -> impl IntoView {
    PanelView::from_json(&view).map(|view| {
        let view = RwSignal::new(view);
        let lost = RwSignal::new(false);
        follow(view, lost, url);
        view! { <Panel view lost/> }
    })
}

#[cfg(feature = "ssr")]
fn follow(_: RwSignal<PanelView>, _: RwSignal<bool>, _: String) {}

#[cfg(feature = "hydrate")]
fn follow(view: RwSignal<PanelView>, lost: RwSignal<bool>, url: String) {
    use gloo_timers::future::TimeoutFuture;

    /// How often a hidden tab looks whether it is visible again, in milliseconds.
    const HIDDEN_MS: u32 = 1_000;
    /// The longest wait after answers that did not come, in milliseconds.
    const LONGEST_MS: u32 = 30_000;

    leptos::task::spawn_local(async move {
        let mut failures: u32 = 0;
        loop {
            let wait = view.with_untracked(|view| view.poll_ms);
            TimeoutFuture::new(wait.saturating_mul(1 << failures.min(5)).min(LONGEST_MS.max(wait)))
                .await;
            while document().hidden() {
                TimeoutFuture::new(HIDDEN_MS).await;
            }
            let Some(next) = ask(&url).await else {
                failures += 1;
                lost.set(true);
                continue;
            };
            failures = 0;
            lost.set(false);
            if view.with_untracked(|view| *view != next) {
                view.set(next);
            }
        }
    });
}

/// The server function answers with a JSON string that holds the panel.
#[cfg(feature = "hydrate")]
async fn ask(url: &str) -> Option<PanelView> {
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::JsFuture;

    let answer = JsFuture::from(window().fetch_with_str(url)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    PanelView::from_json(&miniserde::json::from_str::<String>(&text).ok()?)
}
