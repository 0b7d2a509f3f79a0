//! After a switch: whether the business could go back now.

use leptos::prelude::*;

use super::panel::fact;
use crate::view::{PanelView, ReadinessView};

#[component]
pub fn Readiness(view: RwSignal<PanelView>, late: RwSignal<u32>) -> impl IntoView {
    move || view.with(|it| it.readiness.clone()).map(|it| readiness(it, late))
}

fn readiness(readiness: ReadinessView, late: RwSignal<u32>) -> impl IntoView {
    let ReadinessView { title, sentence, facts } = readiness;
    view! {
        <section class="readiness" aria-labelledby="readiness">
            <h3 id="readiness">{title}</h3>
            <p class="notice" data-tone=sentence.tone.as_str()>{sentence.text}</p>
            <dl class="facts">{facts.into_iter().map(|it| fact(it, late)).collect_view()}</dl>
        </section>
    }
}
