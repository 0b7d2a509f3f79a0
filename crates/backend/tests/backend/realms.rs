//! The same ID in two realms names two clusters: neither locks, ends or alarms the other.

use acs_client::{Client, ClientConfig, Credentials};
use backend::{Backend, Config, Outcome, Parameters, Profiles, Reason, Seat, WayBack};
use migration::{Action, ClusterRef, Ending, ProfileName, Seen, Side};
use serde_json::json;

use crate::support::{
    ActionPost, BILLING, Cloud, FAST_POLL, PAYMENTS, TRANSITION, TestDatabase, backend_config,
    cluster, eventually, offered, open, order_of, profile, readable, upstream,
};

const MODIFY: &str = "ModifyDBClusterMigration";

fn rehearsal() -> ProfileName {
    ProfileName::parse("rehearsal").unwrap()
}

fn at(cloud: &Cloud) -> ClientConfig {
    ClientConfig::new(upstream(&cloud.url()), Credentials::emulator_default())
}

/// The cluster as the profile `rehearsal` reaches it.
fn rehearsed(id: &str) -> ClusterRef {
    ClusterRef { profile: rehearsal(), ..cluster(id) }
}

/// One console in front of production, which is the profile `default`, and of a rehearsal with the same IDs.
struct Both {
    production: Cloud,
    rehearsal: Cloud,
    database: TestDatabase,
    seat: Seat,
    _backend: Backend,
}

impl Both {
    async fn start() -> Self {
        let (production, rehearsed) = (Cloud::demo().await, Cloud::demo().await);
        let database = TestDatabase::chosen().await;
        let profiles =
            Profiles::new(profile(at(&production))).with(rehearsal(), profile(at(&rehearsed)));
        let config = backend_config(at(&production), database.url());
        let (backend, seat) = open(Config { profiles, background_poll: FAST_POLL, ..config }).await;
        Self { production, rehearsal: rehearsed, database, seat, _backend: backend }
    }

    async fn order(&self, cluster: ClusterRef, action: Action) -> ActionPost {
        let now = self.seat.migration(&cluster).await.unwrap().value;
        let order = order_of(&now, action, Parameters::Move { pairs: None });
        ActionPost { seen: Seen::of(&now), cluster, ..order }
    }
}

#[tokio::test]
async fn what_is_open_in_a_rehearsal_refuses_nothing_in_production() {
    let both = Both::start().await;
    both.rehearsal.fault(MODIFY, "drop_before").await;
    let lost = both.order(rehearsed(PAYMENTS), Action::RollBack).await;
    assert_eq!(both.seat.submit(lost.clone().into()).await.unwrap().outcome, Outcome::Unknown);

    let rescue = both.order(cluster(PAYMENTS), Action::RollBack).await;
    assert_eq!(both.seat.open_intent(&cluster(PAYMENTS)).await.unwrap(), None);
    let record = both.seat.submit(rescue.into()).await.unwrap();
    assert_eq!(record.outcome, Outcome::Ran, "{record:?}");
    let open = readable(both.seat.open_intent(&rehearsed(PAYMENTS)).await.unwrap());
    assert_eq!(open.intent_id, lost.intent_id);
    assert_eq!(both.seat.activity(&cluster(PAYMENTS), 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_way_back_in_production_is_not_that_of_a_rehearsal() {
    let both = Both::start().await;
    let now = both.seat.migration(&rehearsed(BILLING)).await.unwrap().value;
    let pairs = Parameters::Move { pairs: Some(offered(&now)) };
    let order = ActionPost { cluster: rehearsed(BILLING), ..order_of(&now, Action::Switch, pairs) };
    assert_eq!(both.seat.submit(order.into()).await.unwrap().outcome, Outcome::Ran);
    assert!(both.seat.last_move(&rehearsed(BILLING)).await.unwrap().is_some());

    assert_eq!(both.seat.last_move(&cluster(BILLING)).await.unwrap(), None);
    assert_eq!(both.seat.last_sent(&cluster(BILLING)).await.unwrap(), None);
    let here = both.seat.migration(&cluster(BILLING)).await.unwrap().value;
    let way_back = both.seat.names(&cluster(BILLING), &here).await.unwrap().way_back;
    assert_eq!(way_back, WayBack::Unknown);
}

#[tokio::test]
async fn an_end_in_production_is_judged_by_the_samples_of_production() {
    let both = Both::start().await;
    // Production writes to PolarDB, and the rehearsal still to RDS.
    let order = both.order(cluster(BILLING), Action::Switch).await;
    assert_eq!(both.seat.submit(order.into()).await.unwrap().outcome, Outcome::Ran);
    both.production.advance(TRANSITION).await;
    let shown = eventually("both are seen", async || {
        let there = both.seat.migration(&rehearsed(BILLING)).await.unwrap().value;
        let here = both.seat.migration(&cluster(BILLING)).await.unwrap().value;
        (!here.status.is_transient()).then_some((here.direction, there.direction))
    })
    .await;
    assert_ne!(shown.0, shown.1);
    let kept = async |cluster: ClusterRef| {
        let kept = both.seat.samples(&cluster, 1).await.unwrap().pop();
        kept.filter(|it| !it.status.is_transient())
    };
    eventually("production is kept", async || kept(cluster(BILLING)).await).await;
    eventually("the rehearsal is kept", async || kept(rehearsed(BILLING)).await).await;

    let somebody_else = Client::new(at(&both.production)).unwrap();
    let id = cluster(BILLING);
    somebody_else.close_db_cluster_migration(&id.region, &id.id, true).await.unwrap();
    both.production.advance(TRANSITION).await;
    let alarm = eventually("the end is noted", async || {
        both.seat.both_write_alarm(&cluster(BILLING)).await.unwrap()
    })
    .await;
    assert_eq!((alarm.ending, alarm.in_use), (Ending::Completed, Some(Side::Polardb)));
    assert_eq!(both.seat.both_write_alarm(&rehearsed(BILLING)).await.unwrap(), None);
    assert!(both.seat.standing_alarms(&rehearsal()).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_intent_is_not_taken_up_at_another_upstream() {
    let Both { production, database, seat, _backend, .. } = Both::start().await;
    production.fault(MODIFY, "drop_before").await;
    let now = seat.migration(&cluster(BILLING)).await.unwrap().value;
    let order = order_of(&now, Action::Switch, Parameters::Move { pairs: None });
    assert_eq!(seat.submit(order.clone().into()).await.unwrap().outcome, Outcome::Unknown);
    _backend.shutdown().await;

    // The next start names another upstream, in which a cluster of the same ID is being switched.
    let elsewhere = Cloud::demo().await;
    let (next, seat) = open(backend_config(at(&elsewhere), database.url())).await;
    let twin = order_of(&now, Action::Switch, Parameters::Move { pairs: None });
    assert_eq!(seat.submit(twin.clone().into()).await.unwrap().outcome, Outcome::Ran);
    let activity = seat.activity(&cluster(BILLING), 10).await.unwrap();
    assert_eq!(activity.len(), 1, "{activity:?}");
    let found = seat.intent(&order.intent_id).await.unwrap().unwrap();
    assert_eq!(found.outcome, Outcome::Unknown, "nothing there says what became of it");
    next.shutdown().await;

    // Back at its own upstream it still keeps its cluster.
    let (back, seat) = open(backend_config(at(&production), database.url())).await;
    let open = readable(seat.open_intent(&cluster(BILLING)).await.unwrap());
    assert_eq!((open.intent_id, open.outcome), (order.intent_id, Outcome::Unknown));
    back.shutdown().await;
}

#[tokio::test]
async fn a_reset_closes_what_is_open_and_the_next_world_knows_nothing_of_the_last() {
    let both = Both::start().await;
    let close = Parameters::Close { keep_binlog: true };
    let now = both.seat.migration(&cluster(PAYMENTS)).await.unwrap().value;
    both.seat.submit(order_of(&now, Action::Complete, close).into()).await.unwrap();
    both.production.advance(TRANSITION).await;
    eventually("the end is noted", async || {
        both.seat.both_write_alarm(&cluster(PAYMENTS)).await.unwrap()
    })
    .await;
    both.production.fault(MODIFY, "drop_before").await;
    let lost = both.order(cluster(BILLING), Action::Switch).await;
    let other = both.order(rehearsed(BILLING), Action::Switch).await;
    both.rehearsal.fault(MODIFY, "drop_before").await;
    for order in [&lost, &other] {
        let record = both.seat.submit(order.clone().into()).await.unwrap();
        assert_eq!(record.outcome, Outcome::Unknown);
    }

    both.production.control("reset", json!({})).await;
    let closed = eventually("it is closed", async || {
        both.seat.intent(&lost.intent_id).await.unwrap().filter(|it| !it.outcome.is_open())
    })
    .await;
    assert_eq!(closed.outcome, Outcome::RealmGone);
    let open = both.seat.intent(&other.intent_id).await.unwrap().unwrap();
    assert_eq!(open.outcome, Outcome::Unknown, "the rehearsal was not reset");
    for id in [BILLING, PAYMENTS] {
        let cluster = cluster(id);
        assert_eq!(both.seat.activity(&cluster, 10).await.unwrap(), []);
        assert_eq!(both.seat.both_write_alarm(&cluster).await.unwrap(), None);
        assert_eq!(both.seat.last_sent(&cluster).await.unwrap(), None);
        assert!(both.seat.open_intent(&cluster).await.unwrap().is_none());
    }
    let order = both.order(cluster(BILLING), Action::Switch).await;
    assert_eq!(both.seat.submit(order.into()).await.unwrap().outcome, Outcome::Ran);
}

#[tokio::test]
async fn what_is_not_sent_when_the_emulator_is_reset_is_not_sent_any_more() {
    let both = Both::start().await;
    let order = both.order(cluster(BILLING), Action::Switch).await;
    let attributes = "DescribeDBClusterAttribute";
    both.production.slow(attributes, 2_000).await;
    let (seat, posted) = (both.seat.clone(), order.clone());
    let running = tokio::spawn(async move { seat.submit(posted.into()).await.unwrap() });
    both.production.arrived(attributes).await;
    both.production.control("reset", json!({})).await;
    let record = running.await.unwrap();
    assert!(matches!(record.outcome, Outcome::NotRun | Outcome::Refused), "{record:?}");
    assert_eq!((record.reason, record.sent_at), (Some(Reason::AnotherRealm), None));
    assert!(both.production.calls(MODIFY).await.is_empty());
}
