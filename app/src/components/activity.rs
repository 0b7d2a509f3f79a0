use backend::IntentRecord;
use leptos::prelude::*;

use crate::panel::moment;
use crate::{routes, words};

/// The latest intents of a cluster and what became of each.
#[component]
pub fn Activity(records: Vec<IntentRecord>) -> impl IntoView {
    let rows = if records.is_empty() {
        view! { <p class="muted">"Nothing was sent from here yet."</p> }.into_any()
    } else {
        view! { <ol class="activity plain-list">{records.into_iter().map(row).collect_view()}</ol> }
            .into_any()
    };
    view! {
        <section class="card" aria-labelledby="activity">
            <h2 id="activity">"Activity"</h2>
            {rows}
        </section>
    }
}

fn row(record: IntentRecord) -> impl IntoView {
    let outcome = words::outcome(&record);
    let parameters = words::parameters(&record.parameters);
    let href = routes::outcome(&record.cluster, record.action, record.intent_id.as_str());
    let time = record.sent_at.unwrap_or(record.created_at);
    view! {
        <li class="activity__row" data-tone=outcome.tone.as_str()>
            <p class="activity__head">
                <a href=href>{words::button(record.action)}</a>
                {(!parameters.is_empty()).then(|| format!(", {parameters}"))}
            </p>
            <p>{outcome.text}</p>
            <p class="muted">
                <time datetime=time.to_string()>{moment(time)}</time> " · " {record.actor}
                {record.request_id.map(|id| view! { " · RequestId " <code>{id}</code> })}
            </p>
        </li>
    }
}
