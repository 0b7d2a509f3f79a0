//! A transition that is under way: its stages and a running clock.

use leptos::prelude::*;

use super::panel::clock;
use crate::view::{PanelView, ProgressView, StepView};

#[component]
pub fn Progress(view: RwSignal<PanelView>, late: RwSignal<u32>) -> impl IntoView {
    move || view.with(|it| it.progress.clone()).map(|it| progress(it, late))
}

fn progress(progress: ProgressView, late: RwSignal<u32>) -> impl IntoView {
    let running = progress.clock.map(|it| clock(it, late));
    view! {
        <section class="progress" aria-labelledby="progress">
            <div class="progress__head">
                <h3 id="progress">{progress.title}</h3>
                {running}
                <span class="tag" data-tone=progress.usual.tone.as_str()>{progress.usual.text}</span>
            </div>
            <ol class="steps plain-list">{progress.steps.into_iter().map(step).collect_view()}</ol>
            <p class="muted">{progress.since}</p>
        </section>
    }
}

fn step(step: StepView) -> impl IntoView {
    view! {
        <li class="steps__item" data-state=step.state.as_str()>
            <span>{step.text}</span> " " <span class="steps__state">{step.word}</span>
        </li>
    }
}
