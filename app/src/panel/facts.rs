//! The definition list of the section. Terms and order follow the vendor's console.

use migration::Migration;

use super::time::{moment, time_left};
use crate::view::{FactView, Tone, Toned};
use crate::words;

pub fn facts(now: &Migration) -> Vec<FactView> {
    let status = Toned { text: now.status.to_string(), tone: words::status_tone(&now.status) };
    let values = [
        ("Migration Status", status),
        ("Source RDS Instance", plain(words::source(now))),
        ("Source RDS Read/Write Status", words::mode(&now.rds_mode)),
        ("PolarDB Read/Write Status", words::mode(&now.cluster_mode)),
        ("Replication Delay", words::delay(now)),
        ("Replication Direction", plain(words::direction(&now.direction))),
    ];
    let mut facts: Vec<_> = values
        .into_iter()
        .map(|(term, value)| FactView { term: term.to_owned(), value, note: None })
        .collect();
    facts.push(expires(now));
    facts
}

fn expires(now: &Migration) -> FactView {
    let (value, note) = match now.deadline {
        Some(deadline) => (moment(deadline.0), Some(time_left(deadline, now.read_at))),
        None => ("No deadline".to_owned(), None),
    };
    FactView { term: "Expires".to_owned(), value: plain(value), note }
}

fn plain(text: String) -> Toned {
    Toned { text, tone: Tone::Plain }
}
