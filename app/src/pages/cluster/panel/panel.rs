//! The section as a whole.

use std::time::Duration;

use backend::{IntentAlarm, Journalled, Reading, Seat};
use leptos::prelude::*;
use migration::{ClusterRef, Migration};

use super::alarms::alarms;
use super::curve::Curve;
use super::moved::Moved;
use super::notices::{self, Notice};
use super::progress::Progress;
use super::readiness::Readiness;
use super::reconnect::{self, Reconnect};
use super::{buttons, endpoints, facts, topology};
use crate::error::ConsoleError;
use crate::settings::Settings;
use crate::ui::{Clock, Moment};
use crate::words::Words;

/// What a section is rendered from, for any age of its reading.
#[derive(Debug)]
pub struct Panel {
    words: &'static Words,
    cluster: ClusterRef,
    now: Migration,
    /// What keeps the cluster from accepting an action.
    in_progress: Option<String>,
    /// Whether the next readings will settle it.
    settles: bool,
    /// What happened to earlier intents and nobody has acknowledged.
    alarms: Vec<IntentAlarm>,
    notices: Vec<Notice>,
    progress: Option<Progress>,
    readiness: Option<Readiness>,
    curve: Option<Curve>,
    reconnect: Vec<Reconnect>,
    /// In seconds, when this was made.
    age: u32,
    /// Milliseconds until the next reading is due.
    poll_ms: u32,
}

/// What all who follow a panel get: its HTML before and behind the buttons, which depend on what each of them may do.
#[derive(Debug)]
pub struct SharedPanel {
    pub head: String,
    pub tail: String,
}

/// Stands where the buttons belong. No text of a page can hold it, as the sign `<` is escaped there.
const BUTTONS_SLOT: &str = "<slot></slot>";

impl Panel {
    /// # Errors
    /// The journal cannot be read.
    pub async fn build(
        seat: &Seat,
        settings: &Settings,
        words: &'static Words,
        cluster: &ClusterRef,
        reading: &Reading<Migration>,
    ) -> Result<Self, ConsoleError> {
        let now = reading.value.clone();
        let history = seat.history(cluster, &now).await;
        let open = seat.open_intent(cluster).await?;
        let last_sent = seat.last_sent(cluster).await?;
        let last_move = seat.last_move(cluster).await?;
        let moved = Moved::load(seat, cluster, &now, last_move.as_ref()).await?;
        // An intent that is being settled is read often, whatever the status says.
        let settles = matches!(open, Some(Journalled::Intent(_)));
        let interval = if settles { settings.fast_poll } else { seat.poll_interval(&now) };
        let in_progress = open.as_ref().map(|open| match open {
            Journalled::Intent(open) => {
                (words.panel.in_progress)((words.outcome.intent)(open.kind()))
            }
            Journalled::Raw(_) => words.outcome.unread_in_progress.to_owned(),
        });
        let told = match &open {
            Some(Journalled::Intent(open)) => Some(notices::intent(words, open)),
            Some(Journalled::Raw(_)) => Some(notices::unread(words, cluster)),
            None => None,
        };
        let mut notices: Vec<_> = told.into_iter().collect();
        notices.extend(notices::gap(words, &now, &history));
        notices.extend(notices::swapped(words, moved));
        let readiness = Readiness::load(seat, words, cluster, &now, in_progress.as_deref()).await?;
        Ok(Self {
            progress: Progress::of(words, &now, &history, last_sent.as_ref()),
            curve: Curve::of(words, &now, &history),
            reconnect: reconnect::reconnect(&now, moved),
            age: u32::try_from(reading.age().as_secs()).unwrap_or(u32::MAX),
            poll_ms: milliseconds(interval),
            cluster: cluster.clone(),
            words,
            now,
            in_progress,
            settles,
            alarms: seat.intent_alarms(cluster).await?,
            notices,
            readiness,
        })
    }

    /// Takes what passed since the reading off the time until the next one, which is then not due in the same instant.
    pub(crate) fn due_after(mut self, reading: &Reading<Migration>) -> Self {
        const LEAST_MS: u32 = 50;
        self.poll_ms = self.poll_ms.saturating_sub(milliseconds(reading.age())).max(LEAST_MS);
        self
    }

    /// How many seconds old the reading was when this was made.
    pub fn age(&self) -> u32 {
        self.age
    }

    /// The section as HTML. Every clock runs on from the reading, which is `age` seconds old.
    pub(crate) fn html(&self, age: u32) -> String {
        self.view(age).to_html()
    }

    /// The same for all who follow it, without what depends on who follows.
    pub fn shared(&self, age: u32) -> SharedPanel {
        let html = self.around(view! { <slot></slot> }.into_any(), age).to_html();
        let (head, tail) = html.split_once(BUTTONS_SLOT).unwrap_or((&html, ""));
        SharedPanel { head: head.to_owned(), tail: tail.to_owned() }
    }

    /// The buttons as HTML, which belong between the two parts of [`Panel::shared`].
    pub fn buttons_html(&self) -> String {
        self.buttons().to_html()
    }

    /// The section as a part of a page.
    pub fn view(&self, age: u32) -> AnyView {
        self.around(self.buttons(), age)
    }

    fn buttons(&self) -> AnyView {
        let Self { words, cluster, now, in_progress, .. } = self;
        buttons::buttons(words, cluster, now, in_progress.as_deref()).into_any()
    }

    fn around(&self, buttons: AnyView, age: u32) -> AnyView {
        let Self { words, cluster, now, .. } = self;
        let facts = facts::facts(words, cluster, now);
        let facts = facts.iter().map(|fact| fact.view(age)).collect_view();
        let busy = now.status.is_transient() || self.settles;
        let parts = [
            notices::lost(words, cluster).into_any(),
            alarms(words, cluster, &self.alarms),
            self.notices.iter().map(Notice::view).collect_view().into_any(),
            notices::error(words, now).into_any(),
            topology::topology(words, cluster, now).into_any(),
            self.progress.as_ref().map(|it| it.view(age)).into_any(),
            view! { <dl class="facts">{facts}</dl> }.into_any(),
            self.readiness.as_ref().map(|it| it.view(words, age)).into_any(),
            self.curve.as_ref().map(|it| it.view(words)).into_any(),
            reconnect::list(words, &self.reconnect).into_any(),
            buttons,
            endpoints::lists(words, now).into_any(),
            read_at(words, now, age).into_any(),
        ];
        view! {
            <div class="panel" id="panel" aria-busy=busy.to_string() data-age=age.to_string()
                data-poll-ms=self.poll_ms.to_string()>
                <p class="panel__sentence" role="status">{(words.panel.stands)(now)}</p>
                {parts.collect_view()}
            </div>
        }
        .into_any()
    }
}

/// When the reading was, by the upstream's clock, and how old it is.
fn read_at(words: &'static Words, now: &Migration, age: u32) -> impl IntoView + use<> {
    let ago = Clock::since_reading(words.panel.ago);
    view! {
        <p class="panel__read">
            {words.panel.read_at} " " <Moment at=now.read_at unknown=words.time.unknown/> " " {ago.view(age)}
        </p>
    }
}

fn milliseconds(duration: Duration) -> u32 {
    u32::try_from(duration.as_millis()).unwrap_or(u32::MAX)
}
