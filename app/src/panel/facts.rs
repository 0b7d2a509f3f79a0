//! The definition list of the section. Terms and order follow the vendor's console.

use migration::{ClusterRef, Migration, Urgency};

use super::progress::seconds;
use super::source;
use super::time::{moment_view, time_left};
use crate::clock::ClockView;
use crate::routes;
use crate::view::{FactView, LinkView, Tone, Toned};
use crate::words::{self, Words};

pub fn facts(words: &Words, cluster: &ClusterRef, now: &Migration) -> Vec<FactView> {
    let terms = &words.panel;
    let status = Toned { text: now.status.to_string(), tone: words::status_tone(&now.status) };
    let values = [
        (terms.migration_status, status),
        (terms.source_instance, plain(source(words, now))),
        (terms.source_mode, words::mode(words, &now.rds_mode)),
        (terms.cluster_mode, words::mode(words, &now.cluster_mode)),
        (terms.replication_delay, words::delay(words, now)),
        (terms.replication_direction, plain((words.terms.direction)(&now.direction))),
    ];
    let mut facts: Vec<_> = values.into_iter().map(|(term, value)| fact(term, value)).collect();
    facts.push(expires(words, cluster, now));
    facts
}

pub fn fact(term: &str, value: Toned) -> FactView {
    FactView { term: term.to_owned(), value, at: None, note: None, clock: None, link: None }
}

/// The last day is counted down to the second.
fn expires(words: &Words, cluster: &ClusterRef, now: &Migration) -> FactView {
    let moment = now.deadline.map(|deadline| moment_view(deadline.0));
    let note = now.deadline.map(|deadline| time_left(words, deadline, now.read_at));
    let (text, at) = match moment {
        Some(moment) => (moment.text, moment.at),
        None => (words.time.no_deadline.to_owned(), None),
    };
    let clock = now.deadline.zip(now.read_at).and_then(|(deadline, now)| {
        let near = deadline.urgency(now) == Urgency::Day;
        near.then(|| ClockView {
            text: words.live.left.to_owned(),
            seconds: seconds(deadline.time_left(now)),
            counts_down: true,
        })
    });
    let link = now.deadline.map(|_| LinkView {
        text: words.live.add_to_calendar.to_owned(),
        href: routes::calendar(cluster),
    });
    FactView { at, note, clock, link, ..fact(words.panel.expires, plain(text)) }
}

pub fn plain(text: String) -> Toned {
    Toned { text, tone: Tone::Plain }
}
