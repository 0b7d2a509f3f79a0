//! An intent whose profile is gone, or whose cluster cannot be read any more, can be closed all the same.

use std::time::Duration;

use backend::{Config, DecideError, Outcome, Profiles, Proof, Reason, Seat, Verdict};
use migration::ProfileName;

use crate::support::{ActionPost, BILLING, Stack, eventually, profile, seat_of, verdict};

const MODIFY: &str = "ModifyDBClusterMigration";
const DAY: Duration = Duration::from_secs(24 * 3_600);

fn production() -> ProfileName {
    ProfileName::parse("production").unwrap()
}

/// A switch that was posted by the profile `production`, of which no answer came. Then the profile was taken out of the
/// configuration; `default` reaches the same upstream.
async fn posted_by_a_profile_that_is_gone(fault: &str) -> (Stack, ActionPost, Seat) {
    let stack = Stack::start().await;
    let ours = stack.client.config().clone();
    let profiles = Profiles::new(profile(ours.clone())).with(production(), profile(ours));
    let config = Config { profiles, ..stack.next_config().await };
    let (backend, seat) = crate::support::open(config).await;
    stack.fault(MODIFY, fault).await;
    let mut order = stack.switch_order().await;
    order.cluster.profile = production();
    seat.submit(order.clone().into()).await.unwrap();
    backend.shutdown().await;
    let seat = seat_of(stack.next_config().await).await;
    (stack, order, seat)
}

#[tokio::test]
async fn an_intent_of_a_renamed_profile_is_settled_by_another_one_of_the_same_upstream() {
    let (stack, order, seat) = posted_by_a_profile_that_is_gone("drop_before").await;
    let now = stack.now(BILLING).await;
    let modify = acs_client::ModifyMigration {
        cluster: order.cluster.id.clone(),
        source: now.source,
        new_master: BILLING.to_owned(),
        swap: None,
    };
    stack.client.modify_db_cluster_migration(&order.cluster.region, &modify).await.unwrap();
    let record = eventually("the intent is closed", async || {
        seat.intent(&order.intent_id).await.unwrap().filter(|it| !it.outcome.is_open())
    })
    .await;
    assert_eq!((record.outcome, record.proof), (Outcome::Ran, Some(Proof::Seen)));
    let profile = record.intent.profile();
    assert!(profile.is_default(), "its pages are reached by a profile that is there: {profile}");
}

#[tokio::test]
async fn a_person_decides_an_intent_of_a_renamed_profile() {
    let (stack, order, seat) = posted_by_a_profile_that_is_gone("drop_before").await;
    let early = seat.decide(&order.intent_id, verdict(false)).await.unwrap_err();
    assert!(matches!(early, DecideError::TooEarly), "{early:?}");
    stack.age();
    let record = seat.decide(&order.intent_id, verdict(false)).await.unwrap();
    assert_eq!((record.outcome, record.proof), (Outcome::NotRun, Some(Proof::Decided)));
    let default = stack.switch_order().await;
    assert_eq!(seat.submit(default.into()).await.unwrap().outcome, Outcome::Ran);
}

#[tokio::test]
async fn what_cannot_be_read_for_a_day_is_decided_without_a_reading_once_it_is_confirmed() {
    let stack = Stack::start().await;
    stack.fault(MODIFY, "drop_before").await;
    let order = stack.switch_order().await;
    assert_eq!(stack.submit(&order).await.outcome, Outcome::Unknown);
    stack.forbid_all("DescribeDBClusterMigration").await;
    let unseen = |typed: &str| Verdict { ran: true, unseen: Some(typed.to_owned()) };
    stack.age();
    let error = stack.seat.decide(&order.intent_id, unseen(BILLING)).await.unwrap_err();
    assert!(matches!(error, DecideError::Unreadable(_)), "an hour is too short: {error:?}");

    stack.clock_hand.forward(DAY);
    for refused in [verdict(true), unseen("pc-another")] {
        let error = stack.seat.decide(&order.intent_id, refused).await.unwrap_err();
        assert!(matches!(&error, DecideError::NotConfirmed { .. }), "{error:?}");
        assert!(error.to_string().contains(BILLING), "{error}");
    }
    let record = stack.seat.decide(&order.intent_id, unseen(BILLING)).await.unwrap();
    assert_eq!((record.outcome, record.proof), (Outcome::Ran, Some(Proof::DecidedUnseen)));
    let decided = Reason::Decided { caller: "operator".to_owned(), seen: false, because: None };
    assert_eq!(record.reason, Some(decided));
}
