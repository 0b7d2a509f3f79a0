use leptos::prelude::*;

use crate::words::words;

/// Where the vendor's texts contradict each other, folded away.
#[component]
pub fn DifferingTexts(notes: &'static [&'static str]) -> impl IntoView {
    (!notes.is_empty()).then(|| {
        let items = notes.iter().map(|note| view! { <li>{*note}</li> }).collect_view();
        view! {
            <details class="differing-texts">
                <summary>{words().notes.title}</summary>
                <ul>{items}</ul>
            </details>
        }
    })
}
