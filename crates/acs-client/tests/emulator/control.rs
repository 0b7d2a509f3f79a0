//! The control plane of an emulator, over a socket.

use acs_client::emulator_control::{
    CallFilter, ClockChange, ControlError, Delay, EmulatorControl, FaultOrder, MigrationChange,
};
use acs_client::{Client, EndpointUrl, Upstream};
use testkit::Cloud;
use testkit::demo::{BILLING, CHECKOUT};

use crate::setup::{Setup, cluster, region, upstream};

async fn start() -> (Cloud, EmulatorControl, Client) {
    let Setup { cloud, client } = Setup::start().await;
    let control = EmulatorControl::of(&upstream(&cloud)).unwrap().unwrap();
    (cloud, control, client)
}

async fn look(client: &Client) -> Option<i64> {
    let seen = client.describe_db_cluster_migration(&region(), &cluster(BILLING)).await;
    seen.unwrap().value.delay.seconds().map(|seconds| seconds.try_into().unwrap())
}

#[test]
fn the_cloud_and_other_machines_have_no_control_plane() {
    for endpoint in ["https://gateway.example", "https://127.0.0.1:3100"] {
        let upstream = Upstream::Endpoint(EndpointUrl::parse(endpoint).unwrap());
        assert!(EmulatorControl::of(&upstream).unwrap().is_none(), "{endpoint}");
    }
    assert!(EmulatorControl::of(&Upstream::Aliyun).unwrap().is_none());
}

#[tokio::test]
async fn the_clock_is_read_and_changed() {
    let (_cloud, control, _) = start().await;
    let health = control.health().await.unwrap();
    assert_eq!((health.status.as_str(), health.scenario.as_str()), ("ok", "demo"));
    let paused = ClockChange { paused: Some(true), speed: Some(30.0), ..ClockChange::default() };
    let before = control.change_clock(&paused).await.unwrap();
    let hour = ClockChange { advance_seconds: Some(3_600.0), ..ClockChange::default() };
    let after = control.change_clock(&hour).await.unwrap();
    assert_eq!(after.now.duration_since(before.now).as_secs(), 3_600);
    assert_eq!(control.clock().await.unwrap(), after);
    let back = ClockChange { advance_seconds: Some(-1.0), ..ClockChange::default() };
    let Err(ControlError::Refused(sentence)) = control.change_clock(&back).await else {
        panic!("time went back")
    };
    assert!(sentence.contains("time does not go back"), "{sentence}");
}

#[tokio::test]
async fn a_reset_is_seen_in_the_world_of_the_health() {
    let (_cloud, control, _) = start().await;
    let world = async || control.health().await.unwrap().world.unwrap();
    let first = world().await;
    assert_eq!(world().await, first);
    control.reset(None).await.unwrap();
    assert_ne!(world().await, first);
}

#[tokio::test]
async fn faults_are_ordered_listed_and_removed() {
    let (_cloud, control, client) = start().await;
    let order = FaultOrder {
        kind: "throttle".to_owned(),
        action: Some("DescribeDBClusterMigration".to_owned()),
        times: Some(9),
        ..FaultOrder::default()
    };
    control.order_fault(&order).await.unwrap();
    let [fault] = &control.faults().await.unwrap()[..] else { panic!("one was ordered") };
    assert_eq!((fault.kind.as_str(), fault.left), ("throttle", Some(9)));
    control.remove_fault(fault.id).await.unwrap();
    assert!(matches!(control.remove_fault(fault.id).await, Err(ControlError::Refused(_))));
    let lag = FaultOrder {
        kind: "lag".to_owned(),
        delay: Some(Delay::Fixed { seconds: 900 }),
        ..FaultOrder::default()
    };
    control.order_fault(&lag).await.unwrap();
    assert_eq!(look(&client).await, Some(900));
    control.order_fault(&order).await.unwrap();
    control.clear_faults().await.unwrap();
    assert!(control.faults().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_migration_is_changed_and_a_held_step_released() {
    let (_cloud, control, client) = start().await;
    for delay in [
        Delay::Fixed { seconds: 77 },
        Delay::Stalled { base: 5 },
        Delay::Storm { base: 5, peak: 240, every: 1_800 },
        Delay::Breathing { base: 0 },
        Delay::Unknown,
    ] {
        let change = MigrationChange { cluster: BILLING.to_owned(), delay };
        control.change_migration(&change).await.unwrap();
    }
    assert_eq!(look(&client).await, None);
    let state = control.emulated().await.unwrap();
    let checkout = state.clusters.iter().find(|it| it.id == CHECKOUT).unwrap();
    assert!(checkout.migration.as_ref().unwrap().held);
    control.release(CHECKOUT).await.unwrap();
    let Err(ControlError::Refused(sentence)) = control.hold(BILLING).await else {
        panic!("nothing can be held")
    };
    assert!(sentence.contains("nothing ends by itself"), "{sentence}");
}

#[tokio::test]
async fn the_log_is_read_backwards() {
    let (_cloud, control, client) = start().await;
    for _ in 0..3 {
        look(&client).await;
    }
    let page = CallFilter { limit: 2, ..CallFilter::default() };
    let newest = control.calls(&page).await.unwrap();
    assert_eq!(newest.iter().map(|call| call.seq).collect::<Vec<_>>(), [3, 2]);
    assert_eq!(newest[0].cluster.as_deref(), Some(BILLING));
    let older = CallFilter {
        before: Some(2),
        action: Some("DescribeDBClusterMigration".to_owned()),
        cluster: Some(BILLING.to_owned()),
        ..page
    };
    assert_eq!(control.calls(&older).await.unwrap().len(), 1);
}

#[tokio::test]
async fn scenarios_and_snapshots_take_the_place_of_everything() {
    let (_cloud, control, _) = start().await;
    let count = async || control.emulated().await.unwrap().clusters.len();
    let demo = count().await;
    let text = control.scenario().await.unwrap();
    control.take_snapshot("before").await.unwrap();
    assert_eq!(control.snapshots().await.unwrap(), ["before"]);
    control.reset(Some("empty")).await.unwrap();
    assert_eq!(count().await, 0);
    control.restore("before").await.unwrap();
    assert_eq!(count().await, demo);
    control.reset(Some("empty")).await.unwrap();
    control.load_scenario(text).await.unwrap();
    assert_eq!(count().await, demo);
    let Err(ControlError::Refused(sentence)) = control.load_scenario("[[moon]]".to_owned()).await
    else {
        panic!("it is no scenario")
    };
    assert!(sentence.contains("line 1"), "{sentence}");
    control.reset(None).await.unwrap();
}
