//! The chain of events: whole after anything that happens, and broken by anything that is done to it.

use migration::Realm;
use tokio::task::JoinSet;

use super::both_write::Alarms;
use super::databases::{OnEngine, on_both_databases, realm};
use super::intents::{ID, begun, caller};
use crate::intent::{IntentRecord, Outcome, Reason};
use crate::store::{Asked, ChainBreak, Database, JournalFault};

on_both_databases!(
    intents_are_what_their_events_say,
    events_of_many_writers_at_once_make_one_chain,
    whatever_is_done_to_an_event_is_found,
    an_intent_that_was_changed_beside_its_events_is_found,
    an_alarm_that_was_changed_beside_its_events_is_found,
    a_change_that_cannot_be_told_is_not_made,
);

async fn settled(database: &Database, id: &str) -> IntentRecord {
    let mut record = begun(database, id, &realm()).await;
    record.outcome = Outcome::Sent;
    assert!(database.intents().save(&mut record, &caller()).await.unwrap());
    record.close(Outcome::Ran, None);
    assert!(database.intents().save(&mut record, &caller()).await.unwrap());
    record
}

async fn intents_are_what_their_events_say(place: OnEngine) {
    let database = place.open().await;
    let mut taken_back = begun(&database, "pc-bp1one", &realm()).await;
    taken_back.reason = Some(Reason::WentOn);
    assert!(database.intents().save(&mut taken_back, &caller()).await.unwrap());
    taken_back.reason = None;
    assert!(database.intents().save(&mut taken_back, &caller()).await.unwrap());
    settled(&database, ID).await;
    let asked = Asked { what: "evaluation".to_owned(), about: "rm-1".to_owned() };
    database.records().asked(&caller(), asked).await.unwrap();
    let verified = database.records().verify().await.unwrap();
    assert_eq!((verified.events, verified.intents), (7, 2));
}

async fn events_of_many_writers_at_once_make_one_chain(place: OnEngine) {
    let database = place.open().await;
    let mut writers = JoinSet::new();
    for nth in 0..40 {
        let database = database.clone();
        writers.spawn(async move { settled(&database, &format!("pc-bp1{nth}")).await });
    }
    writers.join_all().await;
    let verified = database.records().verify().await.unwrap();
    assert_eq!((verified.events, verified.intents), (120, 40));
}

async fn whatever_is_done_to_an_event_is_found(place: OnEngine) {
    for (harm, found) in [
        (
            "UPDATE events SET what = replace(what, 'local', 'other') WHERE seq = 2",
            ChainBreak::Changed(2),
        ),
        ("UPDATE events SET hash = prev WHERE seq = 3", ChainBreak::Changed(3)),
        ("DELETE FROM events WHERE seq = 2", ChainBreak::Missing(2)),
        ("DELETE FROM events WHERE seq = 3", ChainBreak::Head { named: 3, found: 2 }),
        ("UPDATE events SET seq = 4 WHERE seq = 3", ChainBreak::Missing(3)),
    ] {
        let place = place.another().await;
        let database = place.open().await;
        settled(&database, ID).await;
        place.execute(harm).await;
        match database.records().verify().await {
            Err(JournalFault::Chain(broken)) => assert_eq!(broken, found, "{harm}"),
            other => panic!("{harm}: {other:?}"),
        }
    }
}

async fn an_intent_that_was_changed_beside_its_events_is_found(place: OnEngine) {
    let database = place.open().await;
    let record = settled(&database, ID).await;
    place.execute("UPDATE intents SET outcome = 'not-run'").await;
    match database.records().verify().await {
        Err(JournalFault::Intent(id)) => assert_eq!(id, record.intent_id.as_str()),
        other => panic!("{other:?}"),
    }
}

async fn an_alarm_that_was_changed_beside_its_events_is_found(place: OnEngine) {
    let told = Alarms::open(place).await;
    told.open_at(0, 0).await;
    told.gone_at(60, 60).await;
    assert!(told.acknowledge(60).await);
    let verified = told.database.records().verify().await.unwrap();
    assert_eq!((verified.events, verified.intents), (2, 0));
    told.place.execute("UPDATE alarms SET acknowledged_by = NULL").await;
    match told.database.records().verify().await {
        Err(JournalFault::Alarm(1)) => {}
        other => panic!("{other:?}"),
    }
}

async fn a_change_that_cannot_be_told_is_not_made(place: OnEngine) {
    let database = place.open().await;
    let mut record = begun(&database, ID, &Realm::aliyun()).await;
    place.execute("ALTER TABLE events RENAME TO elsewhere").await;
    record.close(Outcome::Ran, None);
    assert!(database.intents().save(&mut record, &caller()).await.is_err());
    place.execute("ALTER TABLE elsewhere RENAME TO events").await;
    let now = database.intents().get_known(&record.intent_id).await.unwrap();
    assert_eq!(now.outcome, Outcome::Checking);
    database.records().verify().await.unwrap();
}
