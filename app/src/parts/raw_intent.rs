//! An intent of the journal that this version cannot read, as it is stored.

use backend::{IntentKind, RawIntent};
use leptos::prelude::*;

use crate::words::words;

/// What stands where the outcome of a readable intent would.
#[component]
pub fn RawBox(raw: RawIntent) -> impl IntoView {
    let (terms, words) = (&words().terms, &words().outcome);
    let tone = if raw.is_open() { "warning" } else { "plain" };
    view! {
        <div class="notice" data-tone=tone>
            <p>{raw_label(&raw)} {terms.colon} {words.unread}</p>
            <RawColumns raw/>
        </div>
    }
}

/// The columns of the row, folded away.
#[component]
pub fn RawColumns(raw: RawIntent) -> impl IntoView {
    let words = &words().outcome;
    let way_out = raw.is_open().then(|| view! { <p>{words.unread_settled_by}</p> });
    let lines = raw.columns.iter().map(|(column, value)| format!("{column}: {value}\n"));
    let text: String = lines.collect();
    view! {
        <p>{words.unread_why}</p>
        {way_out}
        <details class="commands">
            <summary>{words.unread_columns}</summary>
            <p class="commands__note"><code translate="no">{raw.error}</code></p>
            <div class="command__text"><pre><code translate="no">{text}</code></pre></div>
        </details>
    }
}

/// The label of its kind, or the word in the journal if this version has no such kind.
pub fn raw_label(raw: &RawIntent) -> AnyView {
    match raw.intent.parse::<IntentKind>() {
        Ok(kind) => (words().outcome.intent)(kind).into_any(),
        Err(_) => view! { <code translate="no">{raw.intent.clone()}</code> }.into_any(),
    }
}
