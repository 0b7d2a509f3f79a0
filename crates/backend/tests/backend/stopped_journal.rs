//! The journal of a server that is stopped: what is open is seen, and closed where no server can.

use backend::{
    Caller, CloseError, IntentRecord, JournalError, Journalled, Outcome, Reason, StoppedJournal,
    verify_journal,
};

use crate::support::{ActionPost, Stack, TestDatabase, on_both_databases};

const MODIFY: &str = "ModifyDBClusterMigration";
const BECAUSE: &str = "the account is closed, and its audit log shows no call";

on_both_databases!(
    an_open_intent_is_closed_without_a_reading_and_its_cluster_accepts_the_next,
    an_intent_that_was_never_sent_can_only_be_one_that_did_not_run,
    an_intent_that_cannot_be_read_is_closed_all_the_same,
    a_journal_that_a_server_has_is_left_to_it,
    a_database_without_a_journal_stays_without_one,
);

/// A switch whose answer was lost before it could run; the server is stopped.
async fn lost(database: TestDatabase) -> (Stack, ActionPost) {
    let stack = Stack::on(database).await;
    stack.fault(MODIFY, "drop_before").await;
    let order = stack.switch_order().await;
    assert_eq!(stack.submit(&order).await.outcome, Outcome::Unknown);
    stack.backend.shutdown().await;
    (stack, order)
}

async fn opened(stack: &Stack) -> StoppedJournal {
    StoppedJournal::open(&stack.journal.database.url()).await.unwrap().unwrap()
}

async fn close(stack: &Stack, order: &ActionPost, ran: bool) -> Result<(), CloseError> {
    let journal = opened(stack).await;
    let caller = Caller::named("alice (journal close)".to_owned(), None, None);
    let id = order.intent_id.as_str();
    let closed = journal.close_intent(id, ran, BECAUSE, &caller).await;
    journal.end().await;
    closed
}

async fn intents(stack: &Stack) -> Vec<Journalled> {
    let journal = opened(stack).await;
    let intents = journal.intents().await.unwrap();
    journal.end().await;
    intents
}

/// The only intent.
async fn record(stack: &Stack) -> IntentRecord {
    let [Journalled::Intent(record)] = &intents(stack).await[..] else { panic!("one intent") };
    (**record).clone()
}

async fn an_open_intent_is_closed_without_a_reading_and_its_cluster_accepts_the_next(
    database: TestDatabase,
) {
    let (stack, order) = lost(database).await;
    assert_eq!(record(&stack).await.outcome, Outcome::Unknown);
    close(&stack, &order, false).await.unwrap();
    let closed = record(&stack).await;
    assert_eq!(closed.outcome, Outcome::NotRun);
    let reason = Reason::Decided {
        caller: "alice (journal close)".to_owned(),
        seen: false,
        because: Some(BECAUSE.to_owned()),
    };
    assert_eq!(closed.reason, Some(reason));
    assert!(closed.settled_at.is_some());
    let by = stack.texts("SELECT what FROM events ORDER BY seq DESC LIMIT 1").await;
    assert!(by[0].as_ref().unwrap().contains("alice (journal close)"), "{by:?}");
    let again = close(&stack, &order, true).await.unwrap_err();
    assert_eq!(again.to_string(), "it is closed already: not-run");

    let (backend, seat) = stack.open_again().await;
    let next = seat.submit(stack.switch_order().await.into()).await.unwrap();
    assert_eq!(next.outcome, Outcome::Ran);
    backend.shutdown().await;
    assert_eq!(intents(&stack).await.len(), 2);
    let unknown = backend::IntentId::random();
    let error = opened(&stack).await;
    let caller = Caller::console();
    let missing = error.close_intent(unknown.as_str(), true, BECAUSE, &caller).await.unwrap_err();
    assert!(matches!(missing, CloseError::NotFound(_)), "{missing:?}");
    error.end().await;
}

async fn an_intent_that_was_never_sent_can_only_be_one_that_did_not_run(database: TestDatabase) {
    let (stack, order) = lost(database).await;
    stack.set_back_to("checking").await;
    let error = close(&stack, &order, true).await.unwrap_err();
    assert_eq!(error.to_string(), "nothing was sent for it, so it did not run");
    assert_eq!(record(&stack).await.outcome, Outcome::Checking);
    close(&stack, &order, false).await.unwrap();
    assert_eq!(record(&stack).await.outcome, Outcome::NotRun);
}

async fn an_intent_that_cannot_be_read_is_closed_all_the_same(database: TestDatabase) {
    let (stack, order) = lost(database).await;
    let seen = stack.texts("SELECT seen_before FROM intents").await.remove(0).unwrap();
    stack.sql("UPDATE intents SET seen_before = '{\"status\":5}'").await;
    let [Journalled::Raw(raw)] = &intents(&stack).await[..] else { panic!("one raw intent") };
    assert!(raw.is_open());
    close(&stack, &order, true).await.unwrap();
    let again = close(&stack, &order, true).await.unwrap_err();
    assert_eq!(again.to_string(), "it is closed already: ran");

    // But for what was damaged, the row is what its events say.
    stack.sql(&format!("UPDATE intents SET seen_before = '{seen}'")).await;
    verify_journal(&stack.journal.database.url()).await.unwrap();
    let record = record(&stack).await;
    assert_eq!(record.outcome, Outcome::Ran);
    assert!(matches!(record.reason, Some(Reason::Decided { seen: false, .. })));
}

async fn a_journal_that_a_server_has_is_left_to_it(database: TestDatabase) {
    let stack = Stack::on(database).await;
    let error = StoppedJournal::open(&stack.journal.database.url()).await.unwrap_err();
    assert!(matches!(error, JournalError::InUse), "{error}");
    stack.backend.ready().await.unwrap();
}

async fn a_database_without_a_journal_stays_without_one(database: TestDatabase) {
    let url = database.url();
    assert!(StoppedJournal::open(&url).await.unwrap().is_none());
    assert_eq!(verify_journal(&url).await.unwrap(), None);
    if let backend::DatabaseUrl::Sqlite(file) = url {
        assert!(!file.exists());
    }
}
