//! What the operator has to know now, above everything else of the section.

use backend::{History, IntentRecord};
use leptos::prelude::*;
use migration::{ClusterRef, Migration, MigrationStatus, PrecheckItem, last_write_gap};

use super::moved::Moved;
use crate::routes;
use crate::ui::{Link, Tone, Toned, moment};
use crate::words::{self, Words};

/// A sentence, and where more of it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    text: String,
    tone: Tone,
    link: Option<Link>,
}

impl Notice {
    pub fn view(&self) -> impl IntoView + use<> {
        let Self { text, tone, link } = self.clone();
        let link = link.map(|link| view! { " " <a href=link.href>{link.text}</a> });
        view! { <p class="notice" data-tone=tone.as_str()><span>{text} {link}</span></p> }
    }
}

/// The intent that is open.
pub fn intent(words: &Words, record: &IntentRecord) -> Notice {
    let Toned { text, tone } = words::outcome(words, record);
    let link = Link { text: words.panel.details, href: routes::outcome_of(record) };
    Notice { text, tone, link: Some(link) }
}

/// The intent that is open and that this version cannot read.
pub fn unread(words: &Words, cluster: &ClusterRef) -> Notice {
    let link = Link { text: words.panel.details, href: routes::activity(cluster) };
    let text = words.outcome.unread_in_progress.to_owned();
    Notice { text, tone: Tone::Warning, link: Some(link) }
}

/// How long neither side accepted writes in the latest switch or roll back, as far as readings prove it.
pub fn gap(words: &Words, now: &Migration, history: &History) -> Option<Notice> {
    if !matches!(now.status, MigrationStatus::SyncingToPolardb | MigrationStatus::SyncingToRds) {
        return None;
    }
    let (gap, over) = last_write_gap(&history.modes())?;
    let text = (words.progress.gap)(&gap, &moment(over));
    Some(Notice { text, tone: Tone::Plain, link: None })
}

/// What has to be done after the latest move swapped names.
pub fn swapped(words: &Words, moved: Moved) -> Vec<Notice> {
    if moved != Moved::Swapped {
        return Vec::new();
    }
    let notes = words.panel.swapped.map(str::to_owned).into_iter();
    notes.map(|text| Notice { tone: Tone::Warning, text, link: None }).collect()
}

/// Where the browser says why there is no newer reading.
pub fn lost(words: &'static Words, cluster: &ClusterRef) -> impl IntoView + use<> {
    let words = &words.panel;
    view! {
        <p class="notice" id="lost" data-tone="warning" role="alert" hidden
            data-no-answer=words.no_answer data-not-read=words.not_read data-not-understood=words.not_understood>
            <span><span id="lost-why"></span> " " <a id="lost-refresh" href=routes::cluster(cluster) hidden>{words.refresh}</a></span>
        </p>
    }
}

/// The error at which the migration stands, and what to do about it in the words of the evaluation.
pub fn error(words: &'static Words, now: &Migration) -> Option<impl IntoView + use<>> {
    let error = Some(now.comment.clone()).filter(|error| !error.is_empty())?;
    let remedy = PrecheckItem::in_error(&error).map(|item| {
        let say = &words.evaluation;
        let text = format!("{}{}{}", say.remedy_head, words.terms.colon, (say.remedy)(item));
        view! { <span>{text}</span> }
    });
    Some(view! {
        <p class="notice" data-tone="danger">
            <strong>{words.panel.error_message}</strong><span translate="no">{error}</span>{remedy}
        </p>
    })
}
