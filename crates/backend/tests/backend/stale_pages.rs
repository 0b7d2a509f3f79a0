//! A page that shows something that is no longer so is refused, and the refusal names the difference.

use backend::{Outcome, Parameters, Reason};
use migration::{Action, Direction, MigrationStatus, ReadWriteMode, Seen};

use crate::support::{BILLING, INVOICES, Stack, TRANSITION, offered, order_of};

/// Posts a switch from a page on which `change` was different, and gives the sentence of the refusal.
async fn refusal(stack: &Stack, change: impl FnOnce(&mut Seen)) -> String {
    let mut order = stack.switch_order().await;
    change(&mut order.seen);
    let record = stack.submit(&order).await;
    assert_eq!(record.outcome, Outcome::Refused);
    assert_eq!((record.sent_at, record.request_id), (None, None));
    assert!(record.read_before.is_some() && record.settled_at.is_some());
    assert!(stack.writes().await.is_empty(), "something was sent");
    let reason = record.reason.unwrap();
    assert!(matches!(reason, Reason::Different(_)), "{reason:?}");
    reason.to_string()
}

#[tokio::test]
async fn another_status_is_refused() {
    let sentence =
        refusal(&Stack::start().await, |seen| seen.status = MigrationStatus::SyncingToRds).await;
    let expected = "the migration status was POLARDB2RDS_SYNCING when you opened this page; \
                    it is RDS2POLARDB_SYNCING now";
    assert_eq!(sentence, expected);
}

#[tokio::test]
async fn another_direction_is_refused() {
    let sentence =
        refusal(&Stack::start().await, |seen| seen.direction = Direction::PolardbToRds).await;
    let expected =
        "the direction was PolarDB to RDS when you opened this page; it is RDS to PolarDB now";
    assert_eq!(sentence, expected);
}

#[tokio::test]
async fn another_read_write_status_of_the_source_is_refused() {
    let sentence =
        refusal(&Stack::start().await, |seen| seen.rds_mode = ReadWriteMode::ReadOnly).await;
    let expected = "the source RDS read/write status was Read-only when you opened this page; \
                    it is Read and Write now";
    assert_eq!(sentence, expected);
}

#[tokio::test]
async fn another_read_write_status_of_the_cluster_is_refused() {
    let sentence =
        refusal(&Stack::start().await, |seen| seen.cluster_mode = ReadWriteMode::ReadWrite).await;
    let expected = "the PolarDB read/write status was Read and Write when you opened this page; \
                    it is Read-only now";
    assert_eq!(sentence, expected);
}

#[tokio::test]
async fn another_source_instance_is_refused() {
    let sentence = refusal(&Stack::start().await, |seen| seen.source = "rm-other".to_owned()).await;
    let expected = "the source RDS instance was rm-other when you opened this page; \
                    it is rm-bp1billing0000001 now";
    assert_eq!(sentence, expected);
}

#[tokio::test]
async fn other_names_of_the_source_are_refused() {
    let stack = Stack::start().await;
    let names = stack.now(BILLING).await.rds_strings().join(", ");
    let sentence = refusal(&stack, |seen| seen.rds_strings = vec!["a".into(), "b".into()]).await;
    let expected = format!(
        "the RDS side answered to a, b when you opened this page; it answers to {names} now"
    );
    assert_eq!(sentence, expected);
}

#[tokio::test]
async fn other_names_of_the_cluster_are_refused() {
    let stack = Stack::start().await;
    let names = stack.now(BILLING).await.polardb_strings().join(", ");
    let sentence = refusal(&stack, |seen| seen.polardb_strings.clear()).await;
    let expected = format!(
        "the PolarDB side answered to no connection string when you opened this page; \
         it answers to {names} now"
    );
    assert_eq!(sentence, expected);
}

#[tokio::test]
async fn several_differences_are_all_named() {
    let sentence = refusal(&Stack::start().await, |seen| {
        seen.rds_mode = ReadWriteMode::Absent;
        seen.source.clear();
    })
    .await;
    let expected = "the source RDS read/write status was absent when you opened this page; \
                    it is Read and Write now; the source RDS instance was none when you opened \
                    this page; it is rm-bp1billing0000001 now";
    assert_eq!(sentence, expected);
}

#[tokio::test]
async fn names_in_another_order_are_the_same_names() {
    let stack = Stack::start().await;
    let mut order = stack.switch_order().await;
    order.seen.rds_strings.reverse();
    order.seen.polardb_strings.reverse();
    assert_eq!(stack.submit(&order).await.outcome, Outcome::Ran);
}

/// The dialog was open while somebody else switched: its Cancel would be a Complete by now.
#[tokio::test]
async fn a_cancel_of_a_page_that_is_older_than_a_switch_is_not_sent() {
    let stack = Stack::start().await;
    let before = stack.now(BILLING).await;
    let cancel = order_of(&before, Action::Cancel, Parameters::Close { keep_binlog: true });
    let pairs = Some(offered(&before));
    let switch = order_of(&before, Action::Switch, Parameters::Move { pairs });
    assert_eq!(stack.submit(&switch).await.outcome, Outcome::Ran);
    stack.advance(TRANSITION).await;

    let record = stack.submit(&cancel).await;
    assert_eq!(record.outcome, Outcome::Refused);
    let Some(Reason::Different(differences)) = record.reason else { panic!("{record:?}") };
    let kinds: Vec<_> = differences
        .iter()
        .map(|it| it.to_string().split(" was ").next().unwrap().to_owned())
        .collect();
    assert_eq!(kinds[..2], ["the migration status", "the direction"]);
    assert_eq!(differences.len(), 6, "{differences:?}");
    assert_eq!(stack.writes().await, ["ModifyDBClusterMigration"]);
}

/// The operator wants to skip one error; another one is there by now.
#[tokio::test]
async fn a_continue_is_not_sent_for_an_error_that_nobody_saw() {
    let stack = Stack::start().await;
    let page = stack.now(INVOICES).await;
    let skip = Parameters::Continue { force: true };
    let mut order = order_of(&page, Action::Continue, skip.clone());
    order.seen.comment = "A table has no primary key.".to_owned();
    let record = stack.submit(&order).await;
    assert_eq!(record.outcome, Outcome::Refused);
    let sentence = format!(
        "the error was \"A table has no primary key.\" when you opened this page; it is \"{}\" now",
        page.comment.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    assert_eq!(record.reason.unwrap().to_string(), sentence);
    assert!(stack.writes().await.is_empty(), "something was sent");

    let order = order_of(&page, Action::Continue, skip);
    assert_ne!(stack.submit(&order).await.outcome, Outcome::Refused);
}
