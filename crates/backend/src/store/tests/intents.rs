//! Intents: one open for each subject of a realm, no update lost, and no row that stops anything.

use migration::{
    Action, ClusterId, Delay, Direction, Migration, MigrationStatus, ReadWriteMode as Mode, Realm,
    Seen, SourceKind,
};

use super::databases::{OnEngine, cluster, on_both_databases, realm};
use crate::caller::Caller;
use crate::intent::{
    Intent, IntentId, IntentRecord, Journalled, Outcome, Parameters, Post, Reason, SubjectState,
};
use crate::store::{Begin, Database, JournalError};

pub const ID: &str = "pc-bp1billing0000001";

pub fn caller() -> Caller {
    Caller::local(Some("127.0.0.1".parse().unwrap()))
}

fn migration(id: &str) -> Migration {
    Migration {
        cluster: id.to_owned(),
        source: "rm-bp1billing0000001".to_owned(),
        source_kind: SourceKind::Rds,
        status: MigrationStatus::SyncingToPolardb,
        direction: Direction::RdsToPolardb,
        rds_mode: Mode::ReadWrite,
        cluster_mode: Mode::ReadOnly,
        delay: Delay::from_wire(Some(3)),
        deadline: None,
        unreadable_deadline: None,
        comment: String::new(),
        dts_instance: String::new(),
        rds_endpoints: Vec::new(),
        polardb_endpoints: Vec::new(),
        read_at: None,
    }
}

/// A post of Switch Over without endpoints.
pub fn post(id: &str) -> Post {
    let now = migration(id);
    Post {
        intent_id: IntentId::random(),
        intent: Intent::Migration {
            cluster: cluster(id),
            action: Action::Switch,
            parameters: Parameters::Move { pairs: None },
            seen: Seen::of(&now),
            acknowledged: Default::default(),
        },
        typed_cluster_id: None,
    }
}

pub async fn begun(database: &Database, id: &str, realm: &Realm) -> IntentRecord {
    match database.intents().begin(&post(id), &caller(), realm).await.unwrap() {
        Begin::Open(record) => *record,
        other => panic!("{other:?}"),
    }
}

async fn save(database: &Database, record: &mut IntentRecord, outcome: Outcome) -> bool {
    record.outcome = outcome;
    database.intents().save(record, &Caller::console()).await.unwrap()
}

async fn get(database: &Database, id: &IntentId) -> IntentRecord {
    database.intents().get_known(id).await.unwrap()
}

on_both_databases!(
    a_stale_copy_overwrites_nothing,
    one_intent_is_open_about_a_subject_in_each_realm,
    a_row_keeps_everything_that_is_known_of_an_intent,
    an_intent_that_cannot_be_read_keeps_its_lock_and_is_shown_as_text,
    an_intent_of_a_newer_version_is_not_guessed_at,
    a_second_process_is_refused,
);

async fn a_stale_copy_overwrites_nothing(place: OnEngine) {
    let database = place.open().await;
    let mut record = begun(&database, ID, &realm()).await;
    assert!(save(&database, &mut record, Outcome::Sent).await);
    let mut stale = get(&database, &record.intent_id).await;
    record.request_id = Some("A1".to_owned());
    record.made = Some(ClusterId::parse("pc-made").unwrap());
    assert!(save(&database, &mut record, Outcome::Accepted).await);

    assert!(!save(&database, &mut stale, Outcome::Unknown).await);
    let now = get(&database, &record.intent_id).await;
    assert_eq!(now.outcome, Outcome::Accepted);
    assert_eq!(now.request_id.as_deref(), Some("A1"));
    assert!(now.made.is_some());
    database.records().verify().await.unwrap();
}

async fn one_intent_is_open_about_a_subject_in_each_realm(place: OnEngine) {
    let database = place.open().await;
    let production = begun(&database, ID, &realm()).await;
    let again = database.intents().begin(&post(ID), &caller(), &realm()).await.unwrap();
    let Begin::Busy(refused) = again else { panic!("{again:?}") };
    let expected = Reason::InProgress { action: production.kind(), since: production.created_at };
    assert_eq!(refused.reason, Some(expected));

    let elsewhere = Realm::embedded().in_world("a");
    begun(&database, ID, &elsewhere).await;
    let open = async |realm: &Realm| database.intents().open_about(realm, ID).await.unwrap();
    assert!(open(&realm()).await.is_some() && open(&elsewhere).await.is_some());
    assert!(open(&Realm::embedded().in_world("b")).await.is_none());
    let known = database.intents().latest_about(&elsewhere, ID, 10).await.unwrap();
    assert_eq!(known.len(), 1, "what happened in the other realm is not shown here");
}

async fn a_row_keeps_everything_that_is_known_of_an_intent(place: OnEngine) {
    let database = place.open().await;
    let mut record = begun(&database, ID, &realm()).await;
    record.sent_at = Some("2026-11-20T03:00:00.123456789Z".parse().unwrap());
    record.ended_at = record.sent_at;
    record.call_timeout = Some(jiff::SignedDuration::from_secs(10));
    record.reason = Some(Reason::WentOn);
    record.read_before = Some(SubjectState::Migration(Box::new(migration(ID))));
    assert!(save(&database, &mut record, Outcome::Sent).await);
    assert_eq!(get(&database, &record.intent_id).await, record);
}

async fn an_intent_that_cannot_be_read_keeps_its_lock_and_is_shown_as_text(place: OnEngine) {
    let database = place.open().await;
    let record = begun(&database, ID, &realm()).await;
    let mut closed = begun(&database, "pc-bp1other", &realm()).await;
    closed.close(Outcome::Refused, Some(Reason::Blocked(Vec::new())));
    assert!(database.intents().save(&mut closed, &caller()).await.unwrap());
    place
        .execute(
            "UPDATE intents SET reason = '{\"v\":1,\"value\":{\"Blocked\":[{\"id\":\"dead-line\"}]}}'",
        )
        .await;

    let open = database.intents().open_intents().await.unwrap();
    let [Journalled::Raw(raw)] = open.as_slice() else { panic!("{open:?}") };
    assert!(raw.is_open() && raw.intent_id == record.intent_id.as_str());
    assert!(raw.columns.contains(&("outcome".to_owned(), "checking".to_owned())), "{raw:?}");
    let busy = database.intents().begin(&post(ID), &caller(), &realm()).await.unwrap();
    let Begin::Busy(refused) = busy else { panic!("{busy:?}") };
    assert!(matches!(refused.reason, Some(Reason::InProgressUnread { .. })), "{refused:?}");
    // A rescue of the other cluster is not held up by its row.
    begun(&database, "pc-bp1other", &realm()).await;
    let shown = database.intents().latest_about(&realm(), "pc-bp1other", 10).await.unwrap();
    assert!(matches!(shown.as_slice(), [Journalled::Intent(_), Journalled::Raw(_)]), "{shown:?}");
    assert_eq!(database.intents().last_sent(&realm(), &cluster(ID).id).await.unwrap(), None);
}

async fn an_intent_of_a_newer_version_is_not_guessed_at(place: OnEngine) {
    let database = place.open().await;
    let record = begun(&database, ID, &realm()).await;
    place
        .execute("UPDATE intents SET parameters = replace(parameters, '\"v\":1', '\"v\":2')")
        .await;
    let found = database.intents().get(&record.intent_id).await.unwrap();
    let Some(Journalled::Raw(raw)) = found else { panic!("{found:?}") };
    assert!(raw.error.contains("newer version"), "{}", raw.error);
}

async fn a_second_process_is_refused(place: OnEngine) {
    let database = place.open().await;
    let refused = place.try_open().await.unwrap_err();
    assert!(matches!(refused, JournalError::InUse), "{refused}");
    database.close().await;
    place.open().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_that_postgres_forgot_is_taken_again_and_one_that_another_process_has_stops_writing()
{
    let place = OnEngine::postgres().await;
    let database = place.open().await;
    // As if the server had restarted.
    let end = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' \
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    place.execute(end).await;
    assert!(database.keep_lock().await.unwrap() && !database.keep_lock().await.unwrap());
    assert!(matches!(place.try_open().await, Err(JournalError::InUse)));

    place.execute(end).await;
    let other = place.open().await;
    assert!(matches!(database.keep_lock().await, Err(JournalError::InUse)));
    let refused = database.intents().begin(&post(ID), &caller(), &realm()).await.unwrap_err();
    assert!(matches!(refused, JournalError::Unlocked), "{refused}");
    other.close().await;
    database.keep_lock().await.unwrap();
    begun(&database, ID, &realm()).await;
}

/// The index decides, and the condition in the statements has to say the same.
#[test]
fn the_condition_for_open_intents_lists_the_open_outcomes() {
    let open = Outcome::ALL.into_iter().filter(|outcome| outcome.is_open());
    let words: Vec<_> = open.map(|outcome| format!("'{}'", outcome.as_str())).collect();
    let condition = crate::store::columns::is_open!();
    assert_eq!(condition, format!("outcome IN ({})", words.join(", ")));
    for schema in [
        include_str!("../../../migrations/sqlite/0001_journal.sql"),
        include_str!("../../../migrations/postgres/0001_journal.sql"),
    ] {
        assert!(schema.contains(&format!("(realm, subject)\n    WHERE {condition};")));
    }
}
