//! An intent of the journal, for a person and for a program.

use std::fmt::Write;

use backend::{IntentRecord, Journalled, RawIntent};
use serde_json::{Value, json};

/// Several lines. What the journal holds was written by others, so nothing in it reaches the terminal as a command.
pub fn text(intent: &Journalled) -> String {
    let mut lines = match intent {
        Journalled::Intent(record) => of_record(record),
        Journalled::Raw(raw) => of_raw(raw),
    }
    .into_iter();
    let mut text = format!("{}\n", printable(&lines.next().unwrap_or_default()));
    for line in lines {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "  {}", printable(&line));
    }
    text
}

fn of_record(record: &IntentRecord) -> Vec<String> {
    let intent = &record.intent;
    let mut lines = vec![
        record.intent_id.to_string(),
        format!("{} of {}", record.kind().as_str(), intent.subject()),
        format!("profile {}, region {}, realm {}", intent.profile(), intent.region(), record.realm),
        format!("asked by {} at {}", record.caller.name(), record.created_at),
        match record.sent_at {
            Some(at) => format!("{}, sent at {at}", record.outcome.as_str()),
            None => format!("{}, not sent", record.outcome.as_str()),
        },
    ];
    lines.extend(record.reason.as_ref().map(ToString::to_string));
    lines
}

fn of_raw(raw: &RawIntent) -> Vec<String> {
    let mut lines =
        vec![raw.intent_id.clone(), format!("this version cannot read it: {}", raw.error)];
    lines.extend(raw.columns.iter().map(|(column, value)| format!("{column}: {value}")));
    lines
}

fn printable(line: &str) -> String {
    line.chars().map(|it| if it.is_control() { '\u{fffd}' } else { it }).collect()
}

/// One object. Every intent has `intent`, `readable`, `open` and `outcome`.
pub fn json(intent: &Journalled) -> Value {
    match intent {
        Journalled::Intent(record) => json!({
            "intent": record.intent_id.as_str(),
            "readable": true,
            "open": record.outcome.is_open(),
            "outcome": record.outcome.as_str(),
            "kind": record.kind().as_str(),
            "subject": record.intent.subject(),
            "profile": record.intent.profile().as_str(),
            "region": record.intent.region().as_str(),
            "realm": record.realm.as_str(),
            "caller": record.caller.name(),
            "since": record.created_at.to_string(),
            "sent_at": record.sent_at.map(|at| at.to_string()),
            "reason": record.reason.as_ref().map(ToString::to_string),
        }),
        Journalled::Raw(raw) => json!({
            "intent": raw.intent_id,
            "readable": false,
            "open": raw.is_open(),
            "outcome": raw.outcome,
            "error": raw.error,
            "columns": raw.columns.iter().cloned().collect::<std::collections::BTreeMap<_, _>>(),
        }),
    }
}
