use backend::IntentRecord;
use leptos::prelude::*;

use crate::words::{self, words};

/// What became of the post that led here.
#[component]
pub fn OutcomeBox(record: IntentRecord, may_be_decided: bool) -> impl IntoView {
    let words = words();
    let outcome = words::outcome(words, &record);
    let id = record.intent_id.to_string();
    view! {
        <div class="notice" data-tone=outcome.tone.as_str() role="alert">
            <p>{outcome.text}</p>
            {record.request_id.map(|id| view! { <p>{words.errors.request_id} <code>{id}</code></p> })}
        </div>
        {may_be_decided.then(|| view! { <Decide id/> })}
    }
}

/// Reading could not tell; the operator looks at the migration and says what became of the call.
#[component]
fn Decide(id: String) -> impl IntoView {
    let words = &words().dialog;
    view! {
        <form class="dialog__form" method="post" action="/api/intents/decide">
            <input type="hidden" name="intent_id" value=id/>
            <p>{words.undecided}</p>
            <div class="dialog__buttons">
                <button class="button" name="verdict" value="ran" type="submit">{words.it_ran}</button>
                <button class="button" name="verdict" value="not-run" type="submit">{words.it_did_not_run}</button>
            </div>
        </form>
    }
}

/// What became of a change of the cluster that was made from the dialog. It follows while that is under way.
#[component]
pub fn ChangeOutcome(record: IntentRecord) -> impl IntoView {
    let words = words();
    let outcome = words::outcome(words, &record);
    let refresh = record.outcome.is_open().then(|| {
        view! { <p><a class="refresh" href="">{words.cluster.refresh}</a></p> }
    });
    view! {
        <div class="notice" id="change" data-tone=outcome.tone.as_str()>
            <p>{outcome.text}</p>
            {record.request_id.map(|id| view! { <p>{words.errors.request_id} <code>{id}</code></p> })}
            {refresh}
        </div>
    }
}
