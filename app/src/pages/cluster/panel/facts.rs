//! The definition list of the section. Terms and order follow the vendor's console.

use jiff::Timestamp;
use leptos::either::Either;
use leptos::prelude::*;
use migration::{ClusterRef, Migration, Urgency};

use crate::routes;
use crate::ui::{Clock, Link, Moment, Toned};
use crate::words::{self, Words};

/// A term and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    term: &'static str,
    value: Toned,
    /// Takes the place of the value's text.
    at: Option<Timestamp>,
    note: Option<Toned>,
    /// Takes the place of the note's text while it runs.
    clock: Option<Clock>,
    link: Option<Link>,
}

impl Fact {
    pub fn new(term: &'static str, value: Toned) -> Self {
        Self { term, value, at: None, note: None, clock: None, link: None }
    }

    /// The fact as it is `late` seconds after the reading.
    pub fn view(&self, late: u32) -> impl IntoView + use<> {
        let Self { term, value, at, note, clock, link } = self.clone();
        let note = note.map(|note| {
            let text = match &clock {
                Some(running) => Either::Left(running.view(late)),
                None => Either::Right(note.text),
            };
            view! { " " <span class="tag" data-tone=note.tone.as_str()>{text}</span> }
        });
        let link =
            link.map(|link| view! { " " <a class="facts__link" href=link.href>{link.text}</a> });
        let tone = value.tone.as_str();
        let value = match at {
            Some(at) => Either::Left(view! { <Moment at/> }),
            None => Either::Right(value.text),
        };
        view! {
            <div class="facts__item">
                <dt>{term}</dt>
                <dd><span class="value" data-tone=tone>{value}</span> {note} {link}</dd>
            </div>
        }
    }
}

pub fn facts(words: &'static Words, cluster: &ClusterRef, now: &Migration) -> Vec<Fact> {
    let terms = &words.panel;
    let status = Toned { text: now.status.to_string(), tone: words::status_tone(&now.status) };
    let direction = Toned::plain((words.terms.direction)(&now.direction));
    let facts = [
        (terms.migration_status, status),
        (terms.source_instance, Toned::plain(source_name(words, now))),
        (terms.source_mode, words::mode(words, &now.rds_mode)),
        (terms.cluster_mode, words::mode(words, &now.cluster_mode)),
        (terms.replication_delay, words::delay(words, now)),
        (terms.replication_direction, direction),
    ];
    let facts = facts.into_iter().map(|(term, value)| Fact::new(term, value));
    facts.chain([expires(words, cluster, now)]).collect()
}

/// The source instance, or that there is none.
pub fn source_name<'a>(words: &Words, now: &'a Migration) -> &'a str
where
    'static: 'a,
{
    if now.source.is_empty() { words.terms.no_source } else { &now.source }
}

/// The last day is counted down to the second.
fn expires(words: &'static Words, cluster: &ClusterRef, now: &Migration) -> Fact {
    let Some(deadline) = now.deadline else {
        return Fact::new(words.panel.expires, words::without_deadline(words, now));
    };
    let last_day = now.read_at.filter(|now| deadline.urgency(*now) == Urgency::Day);
    Fact {
        at: Some(deadline.0),
        note: Some(words::time_left(words, deadline, now.read_at)),
        clock: last_day.map(|now| Clock::down(words.progress.left, deadline.time_left(now))),
        link: Some(Link { text: words.progress.add_to_calendar, href: routes::calendar(cluster) }),
        ..Fact::new(words.panel.expires, Toned::plain(""))
    }
}
