//! The definition list of the section. Terms and order follow the vendor's console.

use migration::Migration;

use super::source;
use super::time::{moment_view, time_left};
use crate::view::{FactView, Tone, Toned};
use crate::words::{self, Words};

pub fn facts(words: &Words, now: &Migration) -> Vec<FactView> {
    let terms = &words.section;
    let status = Toned { text: now.status.to_string(), tone: words::status_tone(&now.status) };
    let values = [
        (terms.migration_status, status),
        (terms.source_instance, plain(source(words, now))),
        (terms.source_mode, words::mode(words, &now.rds_mode)),
        (terms.polardb_mode, words::mode(words, &now.cluster_mode)),
        (terms.replication_delay, words::delay(words, now)),
        (terms.replication_direction, plain((words.terms.direction)(&now.direction))),
    ];
    let mut facts: Vec<_> = values
        .into_iter()
        .map(|(term, value)| FactView { term: term.to_owned(), value, at: None, note: None })
        .collect();
    facts.push(expires(words, now));
    facts
}

fn expires(words: &Words, now: &Migration) -> FactView {
    let moment = now.deadline.map(|deadline| moment_view(deadline.0));
    let note = now.deadline.map(|deadline| time_left(words, deadline, now.read_at));
    let (text, at) = match moment {
        Some(moment) => (moment.text, moment.at),
        None => (words.time.no_deadline.to_owned(), None),
    };
    FactView { term: words.section.expires.to_owned(), value: plain(text), at, note }
}

fn plain(text: String) -> Toned {
    Toned { text, tone: Tone::Plain }
}
