//! The lab: there with an emulator only, and each form does what it says or says why not.

use std::collections::BTreeMap;

use acs_client::{ClientConfig, Credentials, EndpointUrl, Upstream};
use backend::{
    CallQuery, DatabaseUrl, LabDone, LabError, LabField, LabFields, LabForm, LabOutcome, LabView,
    Seat, Trouble,
};
use migration::MigrationStatus;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use super::support::{BILLING, CHECKOUT, Stack, backend_config, cluster, seat_of};

pub async fn post(seat: &Seat, form: LabForm, fields: &[(&str, &str)]) -> LabOutcome {
    let fields: BTreeMap<_, _> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let id = seat.order_in_lab(form, LabFields(fields)).await.unwrap();
    seat.lab().await.unwrap().outcome(&id).unwrap()
}

pub async fn view(seat: &Seat) -> LabView {
    seat.lab().await.unwrap().view(&CallQuery::default()).await.unwrap()
}

pub async fn backend_of(upstream: Upstream) -> (Seat, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let config = ClientConfig::new(upstream, Credentials::emulator_default());
    let config = backend_config(config, DatabaseUrl::Sqlite(folder.path().join("journal.db")));
    (seat_of(config).await, folder)
}

#[tokio::test]
async fn the_cloud_has_no_lab_and_no_form_does_anything_there() {
    let endpoint = |text| Upstream::Endpoint(EndpointUrl::parse(text).unwrap());
    for upstream in [
        Upstream::Aliyun,
        endpoint("https://gateway.example"),
        endpoint("https://127.0.0.1:1"),
        endpoint("http://127.0.0.1:1"),
    ] {
        let (seat, _folder) = backend_of(upstream.clone()).await;
        assert!(seat.lab().await.is_none() && !seat.has_lab(), "{upstream:?}");
        let posted = seat.order_in_lab(LabForm::ClearFaults, LabFields::default()).await;
        assert_eq!(posted, None);
        assert!(seat.begin_tour(true).await.is_none());
    }
}

#[tokio::test]
async fn a_server_on_this_machine_that_is_no_emulator_has_no_lab() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
            stream.write_all(answer).await.unwrap();
        }
    });
    let endpoint = EndpointUrl::parse(&format!("http://{address}")).unwrap();
    let (seat, _folder) = backend_of(Upstream::Endpoint(endpoint)).await;
    assert!(seat.lab().await.is_none());
    serving.abort();
}

#[tokio::test]
async fn the_clock_is_paused_sped_up_and_moved_to_what_comes_next() {
    let stack = Stack::start().await;
    let seat = &stack.seat;
    assert!(seat.has_lab(), "known from the start");
    let clock = async |fields: &[(&str, &str)]| post(seat, LabForm::Clock, fields).await.answer;
    assert_eq!(clock(&[("change", "pause")]).await, Ok(LabDone::AsAsked));
    assert_eq!(clock(&[("change", "speed"), ("speed", "30.5")]).await, Ok(LabDone::AsAsked));
    let before = view(seat).await.clock;
    assert_eq!((before.paused, before.speed.to_string().as_str()), (true, "30.5"));
    assert_eq!(clock(&[("change", "advance"), ("seconds", "90")]).await, Ok(LabDone::AsAsked));
    assert_eq!(view(seat).await.clock.now.duration_since(before.now).as_secs(), 90);

    let order = stack.switch_order().await;
    stack.submit(&order).await;
    let Ok(LabDone::Moved { cluster: moved, .. }) = clock(&[("change", "next-end")]).await else {
        panic!("a switch is under way")
    };
    let status = async || stack.now(&moved).await.status;
    assert!(!status().await.is_transient(), "{moved} has ended its step");
    let Ok(LabDone::Moved { cluster: expired, .. }) = clock(&[("change", "next-deadline")]).await
    else {
        panic!("migrations have deadlines")
    };
    let after = stack.now(&expired).await;
    assert!(after.has_expired() || after.status == MigrationStatus::NoMigration, "{after:?}");
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_named_and_its_fields_are_kept() {
    let stack = Stack::start().await;
    let number = |field, least, most| LabError::Number { field, least, most };
    for (form, fields, error) in [
        (
            LabForm::Clock,
            &[("change", "speed"), ("speed", "fast")][..],
            number(LabField::Speed, 0, 1_000_000),
        ),
        (
            LabForm::Clock,
            &[("change", "advance"), ("seconds", "-5")],
            number(LabField::Seconds, 0, 3_155_760_000),
        ),
        (LabForm::Clock, &[("change", "back")], LabError::Choice(LabField::Change)),
        (LabForm::Fault, &[("kind", "moon")], LabError::Choice(LabField::Kind)),
        (LabForm::Fault, &[("kind", "slow")], LabError::Missing(LabField::Milliseconds)),
        (
            LabForm::Fault,
            &[("kind", "throttle"), ("times", "0")],
            number(LabField::Times, 1, 1_000_000),
        ),
        (
            LabForm::Fault,
            &[("kind", "throttle"), ("chance", "120")],
            number(LabField::Chance, 0, 100),
        ),
        (LabForm::Migration, &[("change", "hold")], LabError::Missing(LabField::Cluster)),
        (LabForm::Load, &[("scenario", "empty")], LabError::NotConfirmed),
        (LabForm::Load, &[("scenario", "/etc/passwd.toml")], LabError::Choice(LabField::Scenario)),
        (LabForm::Restore, &[("name", "before")], LabError::NotConfirmed),
        (LabForm::Reset, &[("text", "yes")], LabError::NotConfirmed),
    ] {
        let outcome = post(&stack.seat, form, fields).await;
        assert_eq!(outcome.answer, Err(error), "{form:?} {fields:?}");
        assert_eq!(outcome.fields.0.len(), fields.len());
    }
    let fields = &[("kind", "throttle"), ("action", "DescribeMoon")];
    let refused = post(&stack.seat, LabForm::Fault, fields).await;
    let Err(LabError::Refused(sentence)) = refused.answer else { panic!("there is no such") };
    assert_eq!(sentence, "there is no operation DescribeMoon");
    assert!(view(&stack.seat).await.faults.is_empty());
}

#[tokio::test]
async fn faults_are_ordered_by_form_and_ready_made() {
    let stack = Stack::start().await;
    let seat = &stack.seat;
    let own = [
        ("kind", "error"),
        ("status", "503"),
        ("code", "ServiceUnavailable"),
        ("action", "DescribeDBClusters"),
        ("chance", "25"),
        // Of another kind, which does not look at it.
        ("ms", "5"),
    ];
    assert_eq!(post(seat, LabForm::Fault, &own).await.answer, Ok(LabDone::AsAsked));
    for preset in backend::Preset::ALL {
        let outcome = post(seat, LabForm::Fault, &[("preset", preset.as_str())]).await;
        assert_eq!(outcome.answer, Ok(LabDone::AsAsked), "{preset:?}");
    }
    let faults = view(seat).await.faults;
    assert_eq!(faults.len(), 1 + backend::Preset::ALL.len());
    assert_eq!((faults[0].probability, faults[0].left), (Some(0.25), None));
    let id = faults[0].id.to_string();
    post(seat, LabForm::RemoveFault, &[("name", id.as_str())]).await;
    assert_eq!(view(seat).await.faults.len(), faults.len() - 1);
    post(seat, LabForm::ClearFaults, &[]).await;
    assert!(view(seat).await.faults.is_empty());
}

#[tokio::test]
async fn a_change_in_the_lab_is_seen_by_the_next_reading() {
    let stack = Stack::start().await;
    let delay =
        async || stack.seat.migration(&cluster(BILLING)).await.unwrap().value.delay.seconds();
    assert!(delay().await.is_some_and(|seconds| seconds < 60));
    let lag = [("cluster", BILLING), ("change", "lag"), ("seconds", "900")];
    post(&stack.seat, LabForm::Migration, &lag).await;
    assert_eq!(delay().await, Some(900), "not the shared reading of before");
    let held = [("cluster", CHECKOUT), ("change", "release")];
    assert_eq!(post(&stack.seat, LabForm::Migration, &held).await.answer, Ok(LabDone::AsAsked));
}

#[tokio::test]
async fn scenarios_and_snapshots_are_loaded_when_confirmed() {
    let stack = Stack::start().await;
    let seat = &stack.seat;
    let count = async || view(seat).await.emulated.clusters.len();
    let demo = count().await;
    post(seat, LabForm::Snapshot, &[("name", "before")]).await;
    post(seat, LabForm::Load, &[("scenario", "empty"), ("confirm", "yes")]).await;
    assert_eq!(count().await, 0);
    post(seat, LabForm::Restore, &[("name", "before"), ("confirm", "yes")]).await;
    assert_eq!(count().await, demo);
    let text = seat.lab().await.unwrap().scenario().await.unwrap();
    post(seat, LabForm::Load, &[("scenario", "empty"), ("confirm", "yes")]).await;
    let pasted = [("text", text.as_str()), ("confirm", "yes")];
    assert_eq!(post(seat, LabForm::Paste, &pasted).await.answer, Ok(LabDone::AsAsked));
    assert_eq!(count().await, demo);
    let reset = post(seat, LabForm::Reset, &[("text", " reset ")]).await;
    assert_eq!(reset.answer, Ok(LabDone::AsAsked));
}

#[tokio::test]
async fn a_tour_begins_at_a_cluster_that_can_be_switched_with_the_clock_running() {
    let stack = Stack::start().await;
    let seat = &stack.seat;
    post(seat, LabForm::Clock, &[("change", "pause")]).await;
    let begun = seat.begin_tour(false).await.unwrap().unwrap();
    assert_eq!(begun, cluster(BILLING));
    let clock = view(seat).await.clock;
    assert!(!clock.paused && clock.speed >= 30.0, "{clock:?}");

    post(seat, LabForm::Load, &[("scenario", "empty"), ("confirm", "yes")]).await;
    let refused = seat.begin_tour(false).await.unwrap().unwrap_err();
    let outcome = seat.lab().await.unwrap().outcome(&refused).unwrap();
    assert_eq!(outcome.answer, Err(LabError::NoClusterForTour));
    assert_eq!(seat.begin_tour(true).await.unwrap(), Ok(cluster(BILLING)));
}

#[tokio::test]
async fn a_tour_that_cannot_read_the_clusters_says_what_the_trouble_is() {
    let stack = Stack::start().await;
    stack.forbid("DescribeDBClusters").await;
    let refused = stack.seat.begin_tour(false).await.unwrap().unwrap_err();
    let outcome = stack.seat.lab().await.unwrap().outcome(&refused).unwrap();
    let Err(LabError::Unread(error)) = outcome.answer else { panic!("{outcome:?}") };
    assert_eq!(error.trouble, Trouble::Forbidden);
    assert_eq!(error.code.as_deref(), Some("Forbidden.RAM"));
}

#[tokio::test]
async fn an_emulator_that_has_gone_still_has_a_lab_that_says_so() {
    let stack = Stack::start().await;
    let (_, seat) = stack.open_again().await;
    stack.emulator.shutdown().await;
    let lab = seat.lab().await.unwrap();
    let error = lab.view(&CallQuery::default()).await.unwrap_err();
    assert!(matches!(error, LabError::Unreachable(_)), "{error:?}");
}
