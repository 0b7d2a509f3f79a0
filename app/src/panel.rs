//! Builds what the live panel shows.

mod after;
mod curve;
mod facts;
mod progress;
mod readiness;
mod time;

use std::time::Duration;

use backend::{Backend, History, IntentRecord, Outcome, Reading};
use leptos::prelude::use_context;
use migration::{
    Action, ClusterRef, Direction, Endpoint, Migration, MigrationStatus, PrecheckItem, judge,
    last_write_gap,
};

use crate::error::ConsoleError;
use crate::routes;
use crate::settings::Settings;
use crate::view::{
    AddressView, Arrow, ButtonView, LinkView, MomentView, NoticeView, PanelView, Tone, Toned,
};
use crate::words::{self, Language, Words, words};

pub use time::{moment, moment_view, time_left};

/// The panel of a page that is open already.
pub async fn live(cluster: &ClusterRef) -> Result<PanelView, ConsoleError> {
    let backend = use_context::<Backend>().ok_or(ConsoleError::Internal)?;
    let settings = use_context::<Settings>().ok_or(ConsoleError::Internal)?;
    let reading = backend.polled_migration(cluster).await?;
    let mut view = build(&backend, &settings, words(), cluster, &reading).await?;
    // Everybody comes back when this reading is due, and the first to come takes the next one for all.
    view.poll_ms = view.poll_ms.saturating_sub(milliseconds(reading.age())).max(LEAST_POLL_MS);
    Ok(view)
}

/// A reading that is just due is not asked for in the very same instant.
const LEAST_POLL_MS: u32 = 50;

/// The panel of a reading in a language, for those who watch.
///
/// # Errors
/// The journal cannot be read.
pub async fn watched(
    backend: &Backend,
    settings: &Settings,
    language: Language,
    cluster: &ClusterRef,
    reading: &Reading<Migration>,
) -> Result<PanelView, ConsoleError> {
    build(backend, settings, language.words(), cluster, reading).await
}

/// Why watchers see nothing new.
pub fn trouble(language: Language, error: &ConsoleError) -> String {
    let words = language.words();
    (words.live.unreadable)(&(words.errors.sentence)(error))
}

/// The panel of a reading.
pub async fn build(
    backend: &Backend,
    settings: &Settings,
    words: &Words,
    cluster: &ClusterRef,
    reading: &Reading<Migration>,
) -> Result<PanelView, ConsoleError> {
    let now = &reading.value;
    let history = backend.history(cluster, now).await;
    let open = backend.open_intent(&cluster.id).await?;
    let last_sent = backend.last_sent(&cluster.id).await?;
    let mut notices = intent_notice(words, open.as_ref().or(last_sent.as_ref()));
    let (changes, notes) = after::after_the_move(backend, words, cluster, now).await?;
    notices.extend(gap(words, now, &history));
    notices.extend(notes);
    // An intent that is being settled is read often, whatever the status says.
    let interval = match &open {
        Some(_) => settings.fast_poll,
        None => backend.poll_interval(now),
    };
    let in_progress = in_progress(words, open.as_ref());
    let readiness = readiness::readiness(backend, words, cluster, now, in_progress.clone()).await?;
    let mut fixed = (words.panel.fixed)();
    fixed.refresh.href = routes::cluster(cluster);
    Ok(PanelView {
        words: fixed,
        profile: (!cluster.profile.is_default()).then(|| cluster.profile.to_string()),
        region: cluster.region.to_string(),
        sentence: (words.panel.stands)(now),
        busy: now.status.is_transient() || open.is_some(),
        error: (!now.comment.is_empty()).then(|| now.comment.clone()),
        remedy: remedy(words, now),
        notices,
        source: source(words, now),
        cluster: cluster.id.to_string(),
        rds_mode: words::mode(words, &now.rds_mode),
        polardb_mode: words::mode(words, &now.cluster_mode),
        arrow: arrow(&now.direction),
        direction: (words.terms.direction)(&now.direction),
        delay: words::delay(words, now),
        progress: progress::progress(words, now, &history, last_sent.as_ref()),
        facts: facts::facts(words, cluster, now),
        readiness,
        curve: curve::curve(words, now, &history),
        changes,
        buttons: buttons(words, cluster, now, in_progress.as_deref()),
        rds_addresses: addresses(words, &now.rds_endpoints),
        polardb_addresses: addresses(words, &now.polardb_endpoints),
        read_at: read_at(words, now),
        age: u32::try_from(reading.age().as_secs()).unwrap_or(u32::MAX),
        poll_ms: milliseconds(interval),
    })
}

/// How long neither side accepted writes in the latest switch or roll back, as far as readings prove it.
fn gap(words: &Words, now: &Migration, history: &History) -> Option<NoticeView> {
    if !matches!(now.status, MigrationStatus::SyncingToPolardb | MigrationStatus::SyncingToRds) {
        return None;
    }
    let (gap, over) = last_write_gap(&history.modes())?;
    let text = (words.live.gap)(&gap, &moment(over));
    Some(NoticeView { text, tone: Tone::Plain, link: None })
}

/// The intent that is open, or the alarm of the last one.
fn intent_notice(words: &Words, latest: Option<&IntentRecord>) -> Vec<NoticeView> {
    let told = |record: &&IntentRecord| {
        record.outcome.is_open() || record.outcome == Outcome::SomethingElse
    };
    latest.filter(told).map(|record| notice(words, record)).into_iter().collect()
}

fn notice(words: &Words, record: &IntentRecord) -> NoticeView {
    let Toned { text, tone } = words::outcome(words, record);
    let href = routes::outcome_of(record);
    NoticeView { text, tone, link: Some(LinkView { text: words.panel.details.to_owned(), href }) }
}

/// What keeps the cluster from accepting anything else.
fn in_progress(words: &Words, open: Option<&IntentRecord>) -> Option<String> {
    let button = (words.outcome.intent)(open?.kind());
    Some((words.panel.in_progress)(button))
}

fn buttons(
    words: &Words,
    cluster: &ClusterRef,
    now: &Migration,
    in_progress: Option<&str>,
) -> Vec<ButtonView> {
    let terms = &words.terms;
    Action::ALL
        .into_iter()
        .map(|action| ButtonView {
            name: action.as_str().to_owned(),
            label: (terms.button)(action).to_owned(),
            href: routes::dialog_path(cluster, action),
            reason: in_progress.map(str::to_owned).or_else(|| refusal(words, action, now)),
            danger: action.is_irreversible(),
        })
        .collect()
}

/// Why an action is not possible now, as a sentence of its own.
pub fn refusal(words: &Words, action: Action, now: &Migration) -> Option<String> {
    let refusal = judge(action, now).err()?;
    Some((words.terms.sentence)(&(words.rules.refusal)(&refusal)))
}

/// What to do about the error text, in the words of the evaluation.
fn remedy(words: &Words, now: &Migration) -> Option<String> {
    let say = &words.evaluation;
    let item = PrecheckItem::in_error(&now.comment)?;
    Some(format!("{}{}{}", say.remedy_head, words.terms.colon, (say.remedy)(item)))
}

/// The source instance, or that there is none.
fn source(words: &Words, now: &Migration) -> String {
    match now.source.as_str() {
        "" => words.terms.no_source.to_owned(),
        source => source.to_owned(),
    }
}

fn read_at(words: &Words, now: &Migration) -> MomentView {
    now.read_at
        .map_or_else(|| MomentView { text: words.time.unknown.to_owned(), at: None }, moment_view)
}

fn arrow(direction: &Direction) -> Arrow {
    match direction {
        Direction::RdsToPolardb => Arrow::ToPolardb,
        Direction::PolardbToRds => Arrow::ToRds,
        Direction::Absent | Direction::Unrecognised(_) => Arrow::None,
    }
}

fn addresses(words: &Words, side: &[Endpoint]) -> Vec<AddressView> {
    let all = side
        .iter()
        .flat_map(|endpoint| endpoint.addresses.iter().map(move |address| (endpoint, address)));
    all.map(|(endpoint, address)| AddressView {
        kind: (words.terms.endpoint_kind)(&endpoint.kind),
        endpoint: endpoint.id.clone(),
        connection_string: address.connection_string.clone(),
        facts: (words.terms.address)(address),
    })
    .collect()
}

fn milliseconds(duration: Duration) -> u32 {
    u32::try_from(duration.as_millis()).unwrap_or(u32::MAX)
}
