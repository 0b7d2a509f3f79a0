//! What a reading may settle, and what is left for a person to decide.

use std::time::Duration;

use backend::{Config, DecideError, IntentId, Outcome, Parameters, Reason, Seat};
use migration::{Action, MigrationStatus};
use serde_json::json;

use crate::support::{CATALOG, Stack, eventually, readable, seat_of, verdict};

const MODIFY: &str = "ModifyDBClusterMigration";
const DESCRIBE: &str = "DescribeDBClusterMigration";

/// A backend that has read the open intent once and will not read it again by itself.
async fn resting(stack: &Stack) -> Seat {
    stack.backend.shutdown().await;
    stack.age();
    let reads = stack.calls(DESCRIBE).await.len();
    let config = Config { slow_poll: Duration::from_secs(3_600), ..stack.next_config().await };
    let seat = seat_of(config).await;
    eventually("the intent was looked at", async || {
        let calls = stack.calls(DESCRIBE).await;
        (calls.len() > reads && calls.iter().all(|call| call["ended"] == true)).then_some(())
    })
    .await;
    seat
}

#[tokio::test]
async fn what_reading_shows_goes_before_what_a_person_says() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_before").await;
    let order = stack.switch_order().await;
    stack.submit(&order).await;
    let seat = resting(&stack).await;
    // As if the call had been under way all the time.
    let modify = acs_client::ModifyMigration {
        cluster: order.cluster.id.clone(),
        source: order.seen.source.clone(),
        new_master: order.cluster.id.to_string(),
        swap: None,
    };
    stack.client.modify_db_cluster_migration(&order.cluster.region, &modify).await.unwrap();

    let error = seat.decide(&order.intent_id, verdict(false)).await.unwrap_err();
    assert!(matches!(error, DecideError::Settled), "{error:?}");
    let record = seat.intent(&order.intent_id).await.unwrap().unwrap();
    assert_eq!(record.outcome, Outcome::Ran);
}

#[tokio::test]
async fn nobody_decides_while_nothing_can_be_read() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_before").await;
    let order = stack.switch_order().await;
    stack.submit(&order).await;
    let seat = resting(&stack).await;
    let forbidden = json!({ "action": DESCRIBE, "kind": "error", "status": 403,
        "code": "Forbidden.RAM", "message": "User not authorized." });
    stack.control("faults", forbidden).await;

    let error = seat.decide(&order.intent_id, verdict(true)).await.unwrap_err();
    let sentence = "the migration cannot be read now, and nobody can decide without a look at it: \
                    User not authorized (Forbidden.RAM)";
    assert_eq!(error.to_string(), sentence);
    let open = readable(seat.open_intent(&order.cluster).await.unwrap());
    assert_eq!(open.outcome, Outcome::Unknown);
    assert_eq!(seat.decide(&order.intent_id, verdict(true)).await.unwrap().outcome, Outcome::Ran);
}

/// A cancel was asked for, and then the copy ended by itself. The journal is as `outcome` leaves it.
async fn copied_in_spite_of_a_cancel(outcome: &str) -> (Stack, Seat, IntentId) {
    let stack = Stack::start().await;
    stack.fault("CloseDBClusterMigration", "drop_before").await;
    let close = Parameters::Close { keep_binlog: true };
    let order = stack.order(CATALOG, Action::Cancel, close).await;
    assert_eq!(order.seen.status, MigrationStatus::Cloning);
    assert_eq!(stack.submit(&order).await.outcome, Outcome::Unknown);
    stack.backend.shutdown().await;
    stack.set_back_to(outcome).await;
    stack.control("release", json!({ "cluster": CATALOG })).await;
    assert_eq!(stack.now(CATALOG).await.status, MigrationStatus::SyncingToPolardb);
    let seat = resting(&stack).await;
    (stack, seat, order.intent_id)
}

#[tokio::test]
async fn a_migration_that_went_on_by_itself_shows_that_an_unanswered_call_did_not_run() {
    let (_stack, seat, id) = copied_in_spite_of_a_cancel("sent").await;
    let record = eventually("the reading is used", async || {
        seat.intent(&id).await.unwrap().filter(|record| !record.outcome.is_open())
    })
    .await;
    assert_eq!((record.outcome, &record.reason), (Outcome::NotRun, &Some(Reason::WentOn)));
    let sentence = "the migration went on by itself past the place where it would have shown";
    assert_eq!(record.reason.unwrap().to_string(), sentence);
}

#[tokio::test]
async fn a_migration_that_went_on_by_itself_shows_nothing_against_the_clouds_yes() {
    let (_stack, seat, id) = copied_in_spite_of_a_cancel("accepted").await;
    // Deciding reads and settles first.
    assert_eq!(seat.decide(&id, verdict(true)).await.unwrap().outcome, Outcome::Ran);
}
