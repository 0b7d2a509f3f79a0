//! What became of an intent: its sentence, the call that was sent for it, and the form with which a person decides it.

use backend::{DecideError, IntentId, IntentRecord, Seat, Verdict};
use leptos::prelude::*;

use super::commands::Command;
use super::post::either;
use crate::error::{ConsoleError, NotFound};
use crate::routes;
use crate::words::{self, words};

/// What became of the post that led here.
#[component]
pub fn OutcomeBox(record: IntentRecord, decision: Decision) -> impl IntoView {
    let words = words();
    let outcome = words::outcome(words, &record);
    let form = decision.form(&record);
    view! {
        <div class="notice" data-tone=outcome.tone.as_str() role="alert">
            <p>{outcome.text}</p>
            {record.request_id.map(|id| view! { <p>{words.errors.request_id} <code>{id}</code></p> })}
        </div>
        {form}
    }
}

/// Whether a person may decide what became of an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Reading may still tell.
    NotYet,
    /// After one more reading.
    Seen,
    /// Also if that reading fails.
    EvenUnseen,
}

impl Decision {
    pub fn of(seat: &Seat, record: &IntentRecord) -> Self {
        match (seat.may_be_decided(record), seat.may_be_decided_unseen(record)) {
            (false, _) => Self::NotYet,
            (true, false) => Self::Seen,
            (true, true) => Self::EvenUnseen,
        }
    }

    fn form(self, record: &IntentRecord) -> Option<impl IntoView + use<>> {
        let id = record.intent_id.to_string();
        let typed = (self == Self::EvenUnseen).then(|| record.intent.subject());
        (self != Self::NotYet).then(|| view! { <Decide id typed/> })
    }
}

/// Reading could not settle the intent, so the operator says what became of the call. `typed` is what has to be typed for a
/// decision without a reading. `None` if none may be made yet.
#[component]
fn Decide(id: String, typed: Option<String>) -> impl IntoView {
    let words = &words().dialog;
    let unseen = typed.map(|subject| {
        view! {
            <p>{words.decide_unseen}</p>
            <label class="field">
                <span>{(words.type_subject)(&subject)}</span>
                <input class="input" name="unseen" autocomplete="off" spellcheck="false"/>
            </label>
        }
    });
    view! {
        <form class="dialog__form" method="post" action=routes::DECIDE>
            <input type="hidden" name="intent_id" value=id/>
            <p>{words.undecided}</p>
            {unseen}
            <div class="dialog__buttons">
                <button class="button" name="verdict" value="ran" type="submit">{words.it_ran}</button>
                <button class="button" name="verdict" value="not-run" type="submit">{words.it_did_not_run}</button>
            </div>
        </form>
    }
}

/// Closes an intent that reading could not settle, as the operator says.
#[server(endpoint = "intents/decide", prefix = "/api")]
pub async fn decide(
    intent_id: String,
    verdict: String,
    #[server(default)] unseen: Option<String>,
) -> Result<(), ConsoleError> {
    let id = IntentId::parse(intent_id)?;
    let ran = either("verdict", &verdict, "ran", "not-run")?;
    let seat = expect_context::<Seat>();
    let record = match seat.decide(&id, Verdict { ran, unseen }).await {
        Ok(record) => record,
        // Reading was faster than the operator: the outcome is on the page.
        Err(DecideError::Settled) => seat.intent(&id).await?.ok_or(NotFound::Intent)?,
        Err(error) => return Err(error.into()),
    };
    leptos_axum::redirect(&routes::outcome_of(&record));
    Ok(())
}

/// The call that was sent for an intent. Empty if none was, or its profile is gone.
pub fn commands_of(seat: &Seat, record: &IntentRecord) -> Vec<Command> {
    let shown = || seat.call_of_intent(&record.intent, &record.intent_id).ok();
    let sent = record.sent_at.and_then(|_| shown());
    let answered = sent.map(|call| call.answered(record.request_id.clone()));
    answered.map(Command::from).into_iter().collect()
}
