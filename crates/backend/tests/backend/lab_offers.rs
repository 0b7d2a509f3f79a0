//! What the lab offers is what the emulator says it has.

use acs_client::{EndpointUrl, Upstream};
use backend::{FieldType, LabDone, LabError, LabField, LabForm, LabView};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use super::lab::{backend_of, post, view};
use super::support::Stack;

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
    let (seat, _folder) = backend_of(upstream).await;
    let mut fields =
        vec![("kind", "moonquake"), ("depth", "7.5"), ("moon", "full"), ("times", "2")];
    let missing = post(&seat, LabForm::Fault, &fields).await;
    assert_eq!(missing.answer, Err(LabError::Missing(LabField::Milliseconds)));
    fields.push(("ms", "40"));
    assert_eq!(post(&seat, LabForm::Fault, &fields).await.answer, Ok(LabDone::AsAsked));
    let (path, body) = posted.recv().await.unwrap();
    assert_eq!(path, "/_emulator/faults");
    let body: serde_json::Value = serde_json::from_str(&body).unwrap();
    let expected = serde_json::json!({ "kind": "moonquake", "times": 2, "ms": 40, "depth": 7.5, "moon": "full" });
    assert_eq!(body, expected);
    let unknown = post(&seat, LabForm::Fault, &[("kind", "throttle")]).await;
    assert_eq!(unknown.answer, Err(LabError::Choice(LabField::Kind)));

    let load = [("scenario", "moon"), ("confirm", "yes")];
    assert_eq!(post(&seat, LabForm::Load, &load).await.answer, Ok(LabDone::AsAsked));
    assert_eq!(posted.recv().await.unwrap().1, r#"{"scenario":"moon"}"#);
}

#[tokio::test]
async fn every_kind_and_scenario_of_the_emulator_is_offered_and_can_be_ordered() {
    let stack = Stack::start().await;
    let seat = &stack.seat;
    let LabView { kinds, scenarios, .. } = view(seat).await;
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
        let outcome = post(seat, LabForm::Fault, &fields).await;
        assert_eq!(outcome.answer, Ok(LabDone::AsAsked), "{fields:?}");
    }
    let faults = view(seat).await.faults;
    let ordered: Vec<_> = faults.iter().map(|fault| &fault.kind).collect();
    assert_eq!(ordered, kinds.iter().map(|kind| &kind.kind).collect::<Vec<_>>());
    assert!(ordered.len() >= 12 && scenarios.len() >= 6, "{ordered:?} {scenarios:?}");
    for name in scenarios.iter().filter(|name| !name.starts_with("fleet")) {
        let outcome = post(seat, LabForm::Load, &[("scenario", name), ("confirm", "yes")]).await;
        assert_eq!(outcome.answer, Ok(LabDone::AsAsked), "{name}");
        assert_eq!(&view(seat).await.emulated.scenario, name);
    }
}
