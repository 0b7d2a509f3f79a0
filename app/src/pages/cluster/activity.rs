//! What was asked of a cluster.

use backend::{IntentRecord, Journalled, RawIntent};
use leptos::prelude::*;

use crate::parts::{RawColumns, raw_label};
use crate::routes;
use crate::ui::Moment;
use crate::words::{self, words};

/// The latest intents of a cluster and what became of each.
#[component]
pub fn Activity(rows: Vec<Journalled>) -> impl IntoView {
    let words = &words().cluster;
    let rows = if rows.is_empty() {
        view! { <p class="muted">{words.no_activity}</p> }.into_any()
    } else {
        view! { <ol class="activity plain-list">{rows.into_iter().map(row).collect_view()}</ol> }
            .into_any()
    };
    view! {
        <section class="card" aria-labelledby="activity">
            <h2 id="activity">{words.activity}</h2>
            {rows}
        </section>
    }
}

fn row(row: Journalled) -> AnyView {
    match row {
        Journalled::Intent(record) => readable(*record).into_any(),
        Journalled::Raw(raw) => unread(raw).into_any(),
    }
}

fn unread(raw: RawIntent) -> impl IntoView {
    let tone = if raw.is_open() { "warning" } else { "plain" };
    view! {
        <li class="activity__row" data-tone=tone>
            <p class="activity__head">{raw_label(&raw)} {words().terms.colon} {words().outcome.unread}</p>
            <p class="muted" translate="no">{raw.created_at.clone()}</p>
            <RawColumns raw/>
        </li>
    }
}

fn readable(record: IntentRecord) -> impl IntoView {
    let words = words();
    let outcome = words::outcome(words, &record);
    let parameters =
        record.action().and_then(|(_, parameters)| words::parameters(words, parameters));
    let acknowledged = words::names_of_each(record.acknowledged(), words.preflight.check);
    let acknowledged = (!acknowledged.is_empty()).then(|| {
        let names = acknowledged.join(words.terms.comma);
        view! { <p class="muted">{(words.preflight.acknowledged)(&names)}</p> }
    });
    let href = routes::outcome_of(&record);
    let time = record.sent_at.unwrap_or(record.created_at);
    view! {
        <li class="activity__row" data-tone=outcome.tone.as_str()>
            <p class="activity__head">
                <a href=href>{(words.outcome.intent)(record.kind())}</a>
                {parameters.map(|text| format!("{}{text}", words.terms.comma))}
            </p>
            <p>{outcome.text}</p>
            {acknowledged}
            <p class="muted">
                <Moment at=time/> " · " <span translate="no">{record.caller.name().to_owned()}</span>
                {record.request_id.map(|id| view! { " · " {words.cluster.request_id} " " <code>{id}</code> })}
            </p>
        </li>
    }
}
