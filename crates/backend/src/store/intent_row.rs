//! How an intent becomes a row and back.

use migration::{Arrival, ClusterId, Realm};

use super::columns::{bad, json, milliseconds, nanoseconds, optional_time, optional_value, time};
use super::event::Written;
use super::row::Row;
use super::statement::{Statement, Value};
use super::{JournalError, intent_columns};
use crate::caller::Caller;
use crate::intent::{Arrived, IntentId, IntentKind, IntentRecord, Outcome, Proof, SubjectState};

/// Every column, in the order of [`insert`].
const COLUMNS: [&str; 29] = [
    "intent_id",
    "seq",
    "version",
    "realm",
    "caller",
    "session",
    "address",
    "profile",
    "region",
    "subject",
    "intent",
    "parameters",
    "seen_before",
    "acknowledged",
    "read_before",
    "outcome",
    "reason",
    "request_id",
    "made",
    "read_after",
    "call_timeout",
    "created_at",
    "sent_at",
    "answered_at",
    "ended_at",
    "arrived",
    "settled_at",
    "proof",
    "arrived_at",
];

/// The columns of a new row, but for its number, with their values.
pub fn written(record: &IntentRecord) -> Result<Written, JournalError> {
    let intent = &record.intent;
    let mut row = changing(record)?;
    let mut add = |column: &str, value: Value| {
        row.insert(column.to_owned(), value);
    };
    add("intent_id", record.intent_id.as_str().into());
    add("realm", record.realm.as_str().into());
    add("caller", record.caller.name().into());
    add("session", record.caller.session().into());
    add("address", record.caller.address().map(|it| it.to_string()).into());
    add("profile", intent.profile().as_str().into());
    add("region", intent.region().as_str().into());
    add("subject", intent.subject().into());
    add("intent", intent.kind().as_str().into());
    add("parameters", intent_columns::parameters(intent)?.into());
    add("seen_before", intent_columns::seen(intent)?.into());
    add("acknowledged", intent_columns::acknowledged(intent)?.into());
    add("created_at", nanoseconds(record.created_at).into());
    Ok(row)
}

/// The columns that change while the intent is open, with their values.
pub fn changing(record: &IntentRecord) -> Result<Written, JournalError> {
    let mut row = Written::new();
    let mut add = |column: &str, value: Value| {
        row.insert(column.to_owned(), value);
    };
    add("version", record.version.into());
    add("read_before", record.read_before.as_ref().map(json).transpose()?.into());
    add("outcome", record.outcome.as_str().into());
    add("reason", record.reason.as_ref().map(json).transpose()?.into());
    add("request_id", record.request_id.as_deref().into());
    add("made", record.made.as_ref().map(ClusterId::as_str).into());
    add("read_after", record.read_after.as_ref().map(json).transpose()?.into());
    let timeout = record.call_timeout.map(|it| i64::try_from(it.as_millis()).unwrap_or(i64::MAX));
    add("call_timeout", timeout.into());
    add("sent_at", record.sent_at.map(nanoseconds).into());
    add("answered_at", record.answered_at.map(nanoseconds).into());
    add("ended_at", record.ended_at.map(nanoseconds).into());
    add("settled_at", record.settled_at.map(nanoseconds).into());
    add("proof", record.proof.map(Proof::as_str).into());
    add("arrived", record.arrived.map(|it| it.arrival.as_str()).into());
    add("arrived_at", record.arrived.and_then(|it| it.at).map(milliseconds).into());
    Ok(row)
}

/// Inserts a row. Changes nothing if its ID was used before, or another intent about its subject is open.
pub fn insert(row: &Written) -> Statement {
    let statement = Statement::new(
        "INSERT INTO intents (intent_id, seq, version, realm, caller, session, address, profile, \
         region, subject, intent, parameters, seen_before, acknowledged, read_before, outcome, \
         reason, request_id, made, read_after, call_timeout, created_at, sent_at, answered_at, \
         ended_at, arrived, settled_at, proof, arrived_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, \
         $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29) \
         ON CONFLICT DO NOTHING",
    );
    let value = |column: &str| row.get(column).cloned();
    COLUMNS.iter().fold(statement, |statement, column| {
        statement.bind(value(column).unwrap_or_else(|| empty(column)))
    })
}

/// The value of a column that was not set.
fn empty(column: &str) -> Value {
    match column {
        "seq" | "version" | "call_timeout" => Value::Integer(None),
        _ => Value::Text(None),
    }
}

/// Updates the changing columns of the row of this ID that has this version and is open.
pub fn update(id: &IntentId, version: i64, row: &Written) -> Statement {
    let statement = Statement::new(concat!(
        "UPDATE intents SET version = $1, read_before = $2, outcome = $3, reason = $4, ",
        "request_id = $5, made = $6, read_after = $7, call_timeout = $8, sent_at = $9, ",
        "answered_at = $10, ended_at = $11, settled_at = $12, proof = $13, arrived = $14, ",
        "arrived_at = $15 WHERE intent_id = $16 AND version = $17 AND ",
        super::columns::is_open!()
    ));
    let columns = [
        "version",
        "read_before",
        "outcome",
        "reason",
        "request_id",
        "made",
        "read_after",
        "call_timeout",
        "sent_at",
        "answered_at",
        "ended_at",
        "settled_at",
        "proof",
        "arrived",
        "arrived_at",
    ];
    let statement = columns.iter().fold(statement, |statement, column| {
        statement.bind(row.get(*column).cloned().unwrap_or_else(|| empty(column)))
    });
    statement.bind(id.as_str()).bind(version)
}

pub fn read(row: &Row) -> Result<IntentRecord, JournalError> {
    let intent = intent_columns::read(row)?;
    let kind = intent.kind();
    let outcome = row.text("outcome")?;
    let made = row.optional_text("made")?;
    let timeout = row.optional_integer("call_timeout")?;
    let mut record = IntentRecord {
        intent_id: IntentId::parse(row.text("intent_id")?).map_err(bad)?,
        version: row.integer("version")?,
        realm: Realm::stored(row.text("realm")?.to_owned()),
        caller: caller(row)?,
        read_before: state(row, "read_before", kind)?,
        made: made.map(ClusterId::parse).transpose().map_err(bad)?,
        read_after: state(row, "read_after", kind)?,
        intent,
        outcome: Outcome::parse(outcome).ok_or_else(|| bad(outcome))?,
        reason: optional_value(row, "reason")?,
        request_id: row.optional_text("request_id")?.map(str::to_owned),
        call_timeout: timeout.map(jiff::SignedDuration::from_millis),
        created_at: time(row.text("created_at")?)?,
        sent_at: optional_time(row, "sent_at")?,
        answered_at: optional_time(row, "answered_at")?,
        ended_at: optional_time(row, "ended_at")?,
        settled_at: optional_time(row, "settled_at")?,
        proof: row.optional_text("proof")?.and_then(Proof::parse),
        arrived: arrived(row)?,
    };
    record.proof = record.proof.or(record.implied_proof());
    record.arrived = record.arrived.or(record.implied_arrival());
    Ok(record)
}

/// Where the transition came out. `None` if the row does not say it in a word that this version knows.
fn arrived(row: &Row) -> Result<Option<Arrived>, JournalError> {
    let arrival = row.optional_text("arrived")?.and_then(Arrival::parse);
    let at = optional_time(row, "arrived_at")?;
    Ok(arrival.map(|arrival| Arrived { arrival, at }))
}

fn caller(row: &Row) -> Result<Caller, JournalError> {
    let session = row.optional_text("session")?.map(str::to_owned);
    let address = row.optional_text("address")?.map(str::parse).transpose().map_err(bad)?;
    Ok(Caller::named(row.text("caller")?.to_owned(), session, address))
}

/// The subject as a column has it.
fn state(row: &Row, column: &str, kind: IntentKind) -> Result<Option<SubjectState>, JournalError> {
    Ok(match kind {
        IntentKind::Migration(_) => optional_value(row, column)?.map(SubjectState::Migration),
        IntentKind::Change(_) => optional_value(row, column)?.map(SubjectState::Cluster),
        IntentKind::CreateCluster => optional_value(row, column)?.map(SubjectState::Creation),
        IntentKind::CreateServiceLinkedRole => optional_value(row, column)?.map(SubjectState::Role),
    })
}
