//! A transition that is under way: its stages and a running clock.

use leptos::prelude::*;

use super::clock;
use crate::view::{ProgressView, StepView};

pub fn progress(progress: &ProgressView, late: u32) -> impl IntoView + use<> {
    let ProgressView { title, since, usual, .. } = progress.clone();
    let running = progress.clock.as_ref().map(|it| clock(it, late));
    view! {
        <section class="progress" aria-labelledby="progress">
            <div class="progress__head">
                <h3 id="progress">{title}</h3>
                {running}
                <span class="tag" data-tone=usual.tone.as_str()>{usual.text}</span>
            </div>
            <ol class="steps plain-list">{progress.steps.iter().map(step).collect_view()}</ol>
            <p class="muted">{since}</p>
        </section>
    }
}

fn step(step: &StepView) -> impl IntoView + use<> {
    let StepView { text, state, word } = step.clone();
    view! {
        <li class="steps__item" data-state=state.as_str()>
            <span>{text}</span> " " <span class="steps__state">{word}</span>
        </li>
    }
}
