//! After a switch: whether the business could go back now.

use leptos::prelude::*;

use super::fact;
use crate::view::ReadinessView;

pub fn readiness(readiness: &ReadinessView, late: u32) -> impl IntoView + use<> {
    let ReadinessView { title, sentence, facts } = readiness.clone();
    view! {
        <section class="readiness" aria-labelledby="readiness">
            <h3 id="readiness">{title}</h3>
            <p class="notice" data-tone=sentence.tone.as_str()>{sentence.text}</p>
            <dl class="facts">{facts.iter().map(|it| fact(it, late)).collect_view()}</dl>
        </section>
    }
}
