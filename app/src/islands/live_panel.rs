use leptos::prelude::*;

use super::panel::Panel;
use crate::view::{PanelView, Watched};

/// The RDS Migration section. It asks again by itself for as long as the tab is visible.
/// `view` is a [`PanelView`] in JSON.
#[island]
pub fn LivePanel(view: String, watched: Watched) -> impl IntoView {
    PanelView::from_json(&view).map(|view| {
        let view = RwSignal::new(view);
        let lost = RwSignal::new(false);
        follow(view, lost, watched);
        view! { <Panel view lost/> }
    })
}

#[cfg(feature = "ssr")]
fn follow(_: RwSignal<PanelView>, _: RwSignal<bool>, _: Watched) {}

#[cfg(feature = "hydrate")]
fn follow(view: RwSignal<PanelView>, lost: RwSignal<bool>, watched: Watched) {
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
            let Watched { profile, region, cluster } = watched.clone();
            let answer = crate::api::live(profile, region, cluster).await.ok();
            let Some(next) = answer.and_then(|answer| PanelView::from_json(&answer)) else {
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
