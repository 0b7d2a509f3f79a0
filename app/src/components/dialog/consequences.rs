use leptos::prelude::*;

use super::DialogData;
use crate::words::words;

/// What follows from OK, and what cannot be undone (vendor/rds-migration 3.3, 3.4, 6.3).
#[component]
pub fn Consequences(data: DialogData) -> impl IntoView {
    let words = &words().dialog;
    let (cluster, source) = (data.cluster.id.as_str(), data.now.source.as_str());
    let sentences = (words.consequences)(data.action, cluster, source).into_iter();
    let items = sentences.map(|sentence| view! { <li>{sentence}</li> });
    view! {
        <section class="consequences">
            <h3>{words.what_follows}</h3>
            <ul>{items.collect_view()}</ul>
        </section>
        {data.action.is_irreversible().then(|| view! {
            <p class="notice" data-tone="danger"><strong>{words.cannot_be_undone}</strong></p>
        })}
    }
}
