//! The lab: there with an emulator only, and each form does what it says or says why not.

use std::collections::BTreeMap;

use acs_client::{ClientConfig, Credentials, EndpointUrl, Upstream};
use backend::{
    Backend, CallQuery, FieldType, LabDone, LabError, LabField, LabFields, LabForm, LabOutcome,
    LabView, Trouble,
};
use migration::MigrationStatus;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use super::support::{BILLING, CHECKOUT, Stack, backend_config, cluster};

async fn post(backend: &Backend, form: LabForm, fields: &[(&str, &str)]) -> LabOutcome {
    let fields: BTreeMap<_, _> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let id = backend.order_in_lab(form, LabFields(fields)).await.unwrap();
    backend.lab().await.unwrap().outcome(&id).unwrap()
}

async fn view(backend: &Backend) -> LabView {
    backend.lab().await.unwrap().view(&CallQuery::default()).await.unwrap()
}

async fn backend_of(upstream: Upstream) -> (Backend, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let config = ClientConfig::new(upstream, Credentials::emulator_default());
    let config = backend_config(config, folder.path().join("journal.db"));
    (Backend::open(config).await.unwrap(), folder)
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
        let (backend, _folder) = backend_of(upstream.clone()).await;
        assert!(backend.lab().await.is_none() && !backend.has_lab(), "{upstream:?}");
        let posted = backend.order_in_lab(LabForm::ClearFaults, LabFields::default()).await;
        assert_eq!(posted, None);
        assert!(backend.begin_tour(true).await.is_none());
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
    let (backend, _folder) = backend_of(Upstream::Endpoint(endpoint)).await;
    assert!(backend.lab().await.is_none());
    serving.abort();
}

#[tokio::test]
async fn the_clock_is_paused_sped_up_and_moved_to_what_comes_next() {
    let stack = Stack::start().await;
    let backend = &stack.backend;
    assert!(backend.has_lab(), "known from the start");
    let clock = async |fields: &[(&str, &str)]| post(backend, LabForm::Clock, fields).await.answer;
    assert_eq!(clock(&[("change", "pause")]).await, Ok(LabDone::AsAsked));
    assert_eq!(clock(&[("change", "speed"), ("speed", "30.5")]).await, Ok(LabDone::AsAsked));
    let before = view(backend).await.clock;
    assert_eq!((before.paused, before.speed.to_string().as_str()), (true, "30.5"));
    assert_eq!(clock(&[("change", "advance"), ("seconds", "90")]).await, Ok(LabDone::AsAsked));
    assert_eq!(view(backend).await.clock.now.duration_since(before.now).as_secs(), 90);

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
        let outcome = post(&stack.backend, form, fields).await;
        assert_eq!(outcome.answer, Err(error), "{form:?} {fields:?}");
        assert_eq!(outcome.fields.0.len(), fields.len());
    }
    let fields = &[("kind", "throttle"), ("action", "DescribeMoon")];
    let refused = post(&stack.backend, LabForm::Fault, fields).await;
    let Err(LabError::Refused(sentence)) = refused.answer else { panic!("there is no such") };
    assert_eq!(sentence, "there is no operation DescribeMoon");
    assert!(view(&stack.backend).await.faults.is_empty());
}

#[tokio::test]
async fn faults_are_ordered_by_form_and_ready_made() {
    let stack = Stack::start().await;
    let backend = &stack.backend;
    let own = [
        ("kind", "error"),
        ("status", "503"),
        ("code", "ServiceUnavailable"),
        ("action", "DescribeDBClusters"),
        ("chance", "25"),
        // Of another kind, which does not look at it.
        ("ms", "5"),
    ];
    assert_eq!(post(backend, LabForm::Fault, &own).await.answer, Ok(LabDone::AsAsked));
    for preset in backend::Preset::ALL {
        let outcome = post(backend, LabForm::Fault, &[("preset", preset.as_str())]).await;
        assert_eq!(outcome.answer, Ok(LabDone::AsAsked), "{preset:?}");
    }
    let faults = view(backend).await.faults;
    assert_eq!(faults.len(), 1 + backend::Preset::ALL.len());
    assert_eq!((faults[0].probability, faults[0].left), (Some(0.25), None));
    let id = faults[0].id.to_string();
    post(backend, LabForm::RemoveFault, &[("name", id.as_str())]).await;
    assert_eq!(view(backend).await.faults.len(), faults.len() - 1);
    post(backend, LabForm::ClearFaults, &[]).await;
    assert!(view(backend).await.faults.is_empty());
}

#[tokio::test]
async fn a_change_in_the_lab_is_seen_by_the_next_reading() {
    let stack = Stack::start().await;
    let delay =
        async || stack.backend.migration(&cluster(BILLING)).await.unwrap().value.delay.seconds();
    assert!(delay().await.is_some_and(|seconds| seconds < 60));
    let lag = [("cluster", BILLING), ("change", "lag"), ("seconds", "900")];
    post(&stack.backend, LabForm::Migration, &lag).await;
    assert_eq!(delay().await, Some(900), "not the shared reading of before");
    let held = [("cluster", CHECKOUT), ("change", "release")];
    assert_eq!(post(&stack.backend, LabForm::Migration, &held).await.answer, Ok(LabDone::AsAsked));
}

#[tokio::test]
async fn scenarios_and_snapshots_are_loaded_when_confirmed() {
    let stack = Stack::start().await;
    let backend = &stack.backend;
    let count = async || view(backend).await.emulated.clusters.len();
    let demo = count().await;
    post(backend, LabForm::Snapshot, &[("name", "before")]).await;
    post(backend, LabForm::Load, &[("scenario", "empty"), ("confirm", "yes")]).await;
    assert_eq!(count().await, 0);
    post(backend, LabForm::Restore, &[("name", "before"), ("confirm", "yes")]).await;
    assert_eq!(count().await, demo);
    let text = backend.lab().await.unwrap().scenario().await.unwrap();
    post(backend, LabForm::Load, &[("scenario", "empty"), ("confirm", "yes")]).await;
    let pasted = [("text", text.as_str()), ("confirm", "yes")];
    assert_eq!(post(backend, LabForm::Paste, &pasted).await.answer, Ok(LabDone::AsAsked));
    assert_eq!(count().await, demo);
    let reset = post(backend, LabForm::Reset, &[("text", " reset ")]).await;
    assert_eq!(reset.answer, Ok(LabDone::AsAsked));
}

#[tokio::test]
async fn a_tour_begins_at_a_cluster_that_can_be_switched_with_the_clock_running() {
    let stack = Stack::start().await;
    let backend = &stack.backend;
    post(backend, LabForm::Clock, &[("change", "pause")]).await;
    let begun = backend.begin_tour(false).await.unwrap().unwrap();
    assert_eq!(begun, cluster(BILLING));
    let clock = view(backend).await.clock;
    assert!(!clock.paused && clock.speed >= 30.0, "{clock:?}");

    post(backend, LabForm::Load, &[("scenario", "empty"), ("confirm", "yes")]).await;
    let refused = backend.begin_tour(false).await.unwrap().unwrap_err();
    let outcome = backend.lab().await.unwrap().outcome(&refused).unwrap();
    assert_eq!(outcome.answer, Err(LabError::NoClusterForTour));
    assert_eq!(backend.begin_tour(true).await.unwrap(), Ok(cluster(BILLING)));
}

#[tokio::test]
async fn a_tour_that_cannot_read_the_clusters_says_what_the_trouble_is() {
    let stack = Stack::start().await;
    stack.forbid("DescribeDBClusters").await;
    let refused = stack.backend.begin_tour(false).await.unwrap().unwrap_err();
    let outcome = stack.backend.lab().await.unwrap().outcome(&refused).unwrap();
    let Err(LabError::Unread(error)) = outcome.answer else { panic!("{outcome:?}") };
    assert_eq!(error.trouble, Trouble::Forbidden);
    assert_eq!(error.code.as_deref(), Some("Forbidden.RAM"));
}

#[tokio::test]
async fn an_emulator_that_has_gone_still_has_a_lab_that_says_so() {
    let stack = Stack::start().await;
    let backend = stack.open_again().await;
    stack.emulator.shutdown().await;
    let lab = backend.lab().await.unwrap();
    let error = lab.view(&CallQuery::default()).await.unwrap_err();
    assert!(matches!(error, LabError::Unreachable(_)), "{error:?}");
}

/// A control plane of a newer emulator: a kind, a field and a scenario that this lab has no words for. Gives what is posted.
async fn newer_emulator() -> (Upstream, mpsc::UnboundedReceiver<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = EndpointUrl::parse(&format!("http://{}", listener.local_addr().unwrap()));
    let (posted, received) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let posted = posted.clone();
            tokio::spawn(async move {
                let mut text = String::new();
                let (path, body) = loop {
                    let mut bytes = [0; 4096];
                    let read = stream.read(&mut bytes).await.unwrap();
                    if read == 0 {
                        return;
                    }
                    text.push_str(std::str::from_utf8(&bytes[..read]).unwrap());
                    if let Some(whole) = whole_request(&text) {
                        break whole;
                    }
                };
                let answer = match path.as_str() {
                    "/_emulator/health" => r#"{"status":"ok","scenario":"demo"}"#,
                    "/_emulator/faults/kinds" => {
                        r#"{"kinds":[{"kind":"moonquake","actions":["DescribeRegions"],"fields":[
                            {"name":"depth","type":"number","required":true,"values":[]},
                            {"name":"moon","type":"phase","required":false,"values":["full"]},
                            {"name":"ms","type":"number","required":true,"values":[]}]}]}"#
                    }
                    "/_emulator/scenarios" => r#"{"scenarios":[{"name":"moon"}]}"#,
                    _ => r#"{"faults":[]}"#,
                };
                if !body.is_empty() {
                    posted.send((path, body)).unwrap();
                }
                let length = answer.len();
                let head = format!(
                    "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
                );
                stream.write_all((head + answer).as_bytes()).await.unwrap();
            });
        }
    });
    (Upstream::Endpoint(endpoint.unwrap()), received)
}

/// Path and body, once all of the body is there.
fn whole_request(text: &str) -> Option<(String, String)> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let length: usize = length.map_or(0, |length| length.parse().unwrap());
    let path = head.split(' ').nth(1)?;
    (body.len() >= length).then(|| (path.to_owned(), body.to_owned()))
}

#[tokio::test]
async fn a_kind_and_a_scenario_that_only_the_emulator_knows_are_ordered_by_its_words() {
    let (upstream, mut posted) = newer_emulator().await;
    let (backend, _folder) = backend_of(upstream).await;
    let mut fields =
        vec![("kind", "moonquake"), ("depth", "7.5"), ("moon", "full"), ("times", "2")];
    let missing = post(&backend, LabForm::Fault, &fields).await;
    assert_eq!(missing.answer, Err(LabError::Missing(LabField::Milliseconds)));
    fields.push(("ms", "40"));
    assert_eq!(post(&backend, LabForm::Fault, &fields).await.answer, Ok(LabDone::AsAsked));
    let (path, body) = posted.recv().await.unwrap();
    assert_eq!(path, "/_emulator/faults");
    let body: serde_json::Value = serde_json::from_str(&body).unwrap();
    let expected = serde_json::json!({ "kind": "moonquake", "times": 2, "ms": 40, "depth": 7.5, "moon": "full" });
    assert_eq!(body, expected);
    let unknown = post(&backend, LabForm::Fault, &[("kind", "throttle")]).await;
    assert_eq!(unknown.answer, Err(LabError::Choice(LabField::Kind)));

    let load = [("scenario", "moon"), ("confirm", "yes")];
    assert_eq!(post(&backend, LabForm::Load, &load).await.answer, Ok(LabDone::AsAsked));
    assert_eq!(posted.recv().await.unwrap().1, r#"{"scenario":"moon"}"#);
}

#[tokio::test]
async fn every_kind_and_scenario_of_the_emulator_is_offered_and_can_be_ordered() {
    let stack = Stack::start().await;
    let backend = &stack.backend;
    let LabView { kinds, scenarios, .. } = view(backend).await;
    for kind in &kinds {
        let mut fields = vec![("kind".to_owned(), kind.kind.clone())];
        for field in backend::shown_fields(kind) {
            let name =
                LabField::of_detail(&field.name).map_or(&*field.name, |known| known.as_str());
            let word = field.values.first().cloned();
            let text = match field.takes {
                FieldType::Flag => "true".to_owned(),
                FieldType::Number | FieldType::Delay => "500".to_owned(),
                FieldType::Text => word.unwrap_or_else(|| "text".to_owned()),
            };
            fields.push((name.to_owned(), text));
        }
        let fields: Vec<_> = fields.iter().map(|(name, text)| (&**name, &**text)).collect();
        let outcome = post(backend, LabForm::Fault, &fields).await;
        assert_eq!(outcome.answer, Ok(LabDone::AsAsked), "{fields:?}");
    }
    let faults = view(backend).await.faults;
    let ordered: Vec<_> = faults.iter().map(|fault| &fault.kind).collect();
    assert_eq!(ordered, kinds.iter().map(|kind| &kind.kind).collect::<Vec<_>>());
    assert!(ordered.len() >= 12 && scenarios.len() >= 6, "{ordered:?} {scenarios:?}");
    for name in scenarios.iter().filter(|name| !name.starts_with("fleet")) {
        let outcome = post(backend, LabForm::Load, &[("scenario", name), ("confirm", "yes")]).await;
        assert_eq!(outcome.answer, Ok(LabDone::AsAsked), "{name}");
        assert_eq!(&view(backend).await.emulated.scenario, name);
    }
}
