//! One write: its form is opened, filled in and sent, and what became of it is followed to the end.

use std::time::Duration;

use axum::http::{StatusCode, header};
use backend::{IntentId, IntentRecord, Outcome};
use serde_json::Value;

use super::forms::Form;
use super::world::World;

pub const RELEASE: &str = "DeleteDBCluster";
const DECIDE: &str = "/api/intents/decide";
/// Longer than any step but the copy, in emulated seconds.
const TRANSITION: u32 = 200;
/// Longer than the copy.
pub const COPY: u32 = 1_000;

/// Longer than it takes until several readings have come.
const A_FEW_READINGS: Duration = Duration::from_secs(1);

/// A form that is about to be sent, and the call that it causes.
pub struct Press<'a> {
    /// What it is about, in sentences.
    pub what: String,
    pub form: Form,
    pub call: &'a str,
    /// Emulated seconds until what it begins has ended.
    pub takes: u32,
    /// Where the form was.
    pub from: String,
    /// The page of its subject, which is looked at while it runs. Empty if there is none.
    pub page: String,
}

/// A form that was sent.
pub struct Sent {
    pub id: IntentId,
    /// Where its outcome is shown.
    pub outcome: String,
    /// The number of the last call before it.
    pub before: Value,
}

/// What became of it.
#[derive(Debug)]
pub struct Pressed {
    pub record: IntentRecord,
    /// Whether the cloud did what was asked.
    pub took_effect: bool,
}

impl World {
    /// A dialog of a cluster with these choices, up to its OK. `None` if there is no OK.
    pub async fn dialog(&self, id: &str, action: &str, choices: &[(&str, &str)]) -> Option<Form> {
        let path = format!("/clusters/{id}/{action}");
        let posts = format!("/api/migration/{action}");
        let page = self.open(&self.page_of(id, &format!("/{action}"))).await;
        let mut form = self.form(page.text(), &posts, &path)?;
        for (name, value) in choices {
            self.faults.unless(form.choose(name, value) || self.may_be_refused, || {
                format!("{path}: {name}={value} is not offered")
            });
        }
        // The button that checks what is chosen sends the form to the page.
        let page = self.open(&format!("{path}?{}", form.encoded())).await;
        let mut form = self.form(page.text(), &posts, &path)?;
        form.acknowledge();
        form.fill("typed_cluster_id", id);
        let has_ok = form.has_button("ok");
        self.faults.unless(has_ok || self.may_be_refused, || {
            format!("{path}: there is no OK: {}", said(page.text()))
        });
        has_ok.then_some(form)
    }

    /// The form of a page that is sent to `posts`.
    pub fn form(&self, page: &str, posts: &str, path: &str) -> Option<Form> {
        let form = Form::to(page, posts);
        self.faults.unless(form.is_some() || self.may_be_refused, || {
            format!("{path}: no form for {posts}: {}", said(page))
        });
        form
    }

    /// Presses OK in a dialog of a migration action, and follows it to the end.
    pub async fn act(
        &self,
        id: &str,
        (action, call): (&str, &str),
        choices: &[(&str, &str)],
    ) -> Option<Pressed> {
        let form = self.dialog(id, action, choices).await?;
        let (page, from) = (self.page_of(id, ""), self.page_of(id, &format!("/{action}")));
        let what = format!("{action} {id}");
        self.press(Press { what, form, call, takes: TRANSITION, from, page }).await
    }

    /// Sends the form and follows what becomes of it.
    pub async fn press(&self, press: Press<'_>) -> Option<Pressed> {
        let sent = self.send(&press).await?;
        self.follow(press, sent).await
    }

    /// Sends the form. `None` if it is not taken.
    pub async fn send(&self, press: &Press<'_>) -> Option<Sent> {
        let before = self.last_call().await;
        self.meets.order(self.cloud(), press.call).await;
        let answer = self.console.post(&press.form.action, press.form.encoded()).await;
        let outcome = answer.header(header::LOCATION).to_owned();
        if answer.status != StatusCode::FOUND {
            self.faults.add(format!("{}: posting is answered {}", press.what, answer.status));
            return None;
        }
        Some(Sent { id: posted(&outcome)?, outcome, before })
    }

    /// Both at once: the form is sent while the console ends. The next one begins with the same journal.
    pub async fn send_and_stop(&mut self, press: &Press<'_>) -> Option<Sent> {
        let before = self.last_call().await;
        self.cloud().slow(press.call, 50).await;
        let posting = self.console.post(&press.form.action, press.form.encoded());
        tokio::join!(posting, self.console.shutdown());
        self.begin_again().await;
        self.cloud().clear_faults().await;
        let id = IntentId::parse(press.form.value("intent_id")?.to_owned()).ok()?;
        let outcome = format!("{}&intent={id}", press.from);
        self.intent(&id).await.map(|_| Sent { id, outcome, before })
    }

    /// The number of the last call that has arrived.
    pub async fn last_call(&self) -> Value {
        self.cloud().get("calls?limit=1&newest=true").await["last_seq"].clone()
    }

    /// Follows what becomes of it, up to its end.
    pub async fn follow(&self, press: Press<'_>, sent: Sent) -> Option<Pressed> {
        let Sent { id, outcome, before } = sent;
        self.look(&outcome, &press.page).await;
        self.cloud().advance(press.takes).await;
        let made = self.made_since(&before, press.call).await;
        let took_effect = made.iter().any(|call| call["changed"].is_string());
        if press.call == RELEASE && !self.meets.is_proof() {
            // Somebody else may have released it while an unanswered call is still on its way.
            self.let_grace_pass();
        }
        let record = self.closed(&id, &outcome, took_effect, &press.what).await?;
        let expected = match (took_effect, made.is_empty()) {
            (true, _) => Outcome::Ran,
            (false, true) if self.may_be_refused => Outcome::Refused,
            (false, _) => Outcome::NotRun,
        };
        let what = &press.what;
        self.faults.unless(record.outcome == expected, || {
            format!("{what} is {:?}, not {expected:?}: {:?}", record.outcome, record.reason)
        });
        let is_once = made.len() == 1 || made.is_empty() && self.may_be_refused;
        self.faults.unless(is_once, || format!("{what}: {} calls instead of one", made.len()));
        self.look(&outcome, &press.page).await;
        Some(Pressed { record, took_effect })
    }

    async fn look(&self, outcome: &str, page: &str) {
        self.open(outcome).await;
        if !page.is_empty() {
            self.open(page).await;
            let region = page.split(['=', '&']).nth(1).unwrap_or_default();
            self.open(&self.list(region)).await;
        }
    }

    /// The calls of this action that have arrived since then.
    async fn made_since(&self, seq: &Value, action: &str) -> Vec<Value> {
        let log = self.cloud().get(&format!("calls?after={seq}&action={action}")).await;
        log["calls"].as_array().unwrap().clone()
    }

    /// Waits until it is closed. What reading cannot settle, a person decides: only a call that had no effect and no answer
    /// leaves nothing to read.
    async fn closed(
        &self,
        id: &IntentId,
        outcome: &str,
        took_effect: bool,
        what: &str,
    ) -> Option<IntentRecord> {
        let closed = async || self.intent(id).await.filter(|it| !it.outcome.is_open());
        let is_shown = took_effect || self.meets.is_proof();
        if is_shown && self.may_need_a_person {
            // Long enough for readings, where there is one that tells.
            let read = tokio::time::timeout(A_FEW_READINGS, self.faults.until(closed)).await;
            if let Ok(record) = read {
                return Some(record);
            }
        } else if is_shown
            && let Some(record) = self.faults.wait(&format!("{what} is closed"), closed).await
        {
            return Some(record);
        }
        if let Some(record) = closed().await {
            return Some(record);
        }
        self.let_grace_pass();
        let offered = async || Form::to(self.open(outcome).await.text(), DECIDE);
        let mut form = self.faults.wait(&format!("{what} can be decided"), offered).await?;
        let verdict = if took_effect { "ran" } else { "not-run" };
        // Where nothing can be read, who decides types what it is about.
        form.fill("unseen", &self.intent(id).await?.intent.subject());
        let form = format!("{}&verdict={verdict}", form.encoded());
        let answer = self.console.post(DECIDE, form).await;
        self.faults.unless(answer.status == StatusCode::FOUND, || {
            format!("{what}: deciding is answered {}", answer.status)
        });
        self.faults.wait(&format!("{what} is closed by a decision"), closed).await
    }
}

/// The id of the intent whose outcome an address shows.
pub fn posted(address: &str) -> Option<IntentId> {
    let pairs = address.split(['?', '&', '#']).filter_map(|pair| pair.split_once('='));
    let mut ids = pairs.filter(|(name, _)| ["intent", "change"].contains(name));
    let (_, id) = ids.next_back()?;
    IntentId::parse(id.to_owned()).ok()
}

/// Its alarms and red checks, as far as they say why something cannot be done.
fn said(page: &str) -> String {
    let alerts = page.split("role=\"alert\"").skip(1);
    let red = page.split("id=\"checks-red\"").skip(1);
    let texts = alerts.chain(red).map(|rest| text_of(&rest[..rest.len().min(600)]));
    let texts = texts.collect::<Vec<_>>().join(" | ");
    if texts.is_empty() {
        text_of(&page[page.len().min(200)..page.len().min(2_000)])
    } else {
        texts
    }
}

/// What stands between the tags.
fn text_of(html: &str) -> String {
    let pieces = html.split('<').filter_map(|piece| piece.split_once('>'));
    let words = pieces.flat_map(|(_, text)| text.split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}
