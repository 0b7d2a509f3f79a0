//! Realms in front of emulators, of a server that is none, and of nothing.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use acs_client::{Client, ClientConfig, Credentials, EndpointUrl, Upstream};
use migration::{ProfileName, Realm, RegionId};
use serde_json::json;
use testkit::Cloud;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::{RealmChange, Realms};
use crate::error::Trouble;
use crate::profiles::{Profile, Profiles};

fn name(text: &str) -> ProfileName {
    ProfileName::parse(text).unwrap()
}

fn default() -> ProfileName {
    ProfileName::default()
}

fn profile(upstream: Upstream, realm: Realm) -> Profile {
    let config = ClientConfig::new(upstream, Credentials::emulator_default());
    let region = RegionId::parse("cn-hangzhou").unwrap();
    Profile { client: Client::new(config).unwrap(), region, realm }
}

fn at(url: &str) -> Profile {
    let endpoint = EndpointUrl::parse(url).unwrap();
    let realm = Realm::endpoint(&endpoint.authority());
    profile(Upstream::Endpoint(endpoint), realm)
}

fn aliyun() -> Profile {
    profile(Upstream::Aliyun, Realm::aliyun())
}

fn realms_of(url: &str) -> Realms {
    Realms::new(&Profiles::new(at(url))).unwrap()
}

/// The realm of an emulator as its health tells it now.
async fn realm_now(cloud: &Cloud) -> Realm {
    let health = cloud.get("health").await;
    Realm::endpoint(&cloud.addr().to_string()).in_world(health["world"].as_str().unwrap())
}

async fn emulator_at(address: SocketAddr) -> Cloud {
    let mut options = testkit::options();
    options.listen = address;
    Cloud::start(options).await
}

/// A server that gives everybody the same answer, and counts them.
struct Other {
    address: SocketAddr,
    asked: Arc<AtomicUsize>,
    serving: JoinHandle<()>,
}

impl Other {
    async fn start(head: &'static str, body: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, asked) = (listener.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
        let counted = asked.clone();
        let serving = tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                counted.fetch_add(1, Ordering::SeqCst);
                let _ = stream.read(&mut [0; 4_096]).await.unwrap();
                let length = body.len();
                let answer = format!(
                    "HTTP/1.1 {head}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
                );
                stream.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        Self { address, asked, serving }
    }

    fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn realm(&self) -> Realm {
        Realm::endpoint(&self.address.to_string())
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

#[tokio::test]
async fn an_emulator_is_known_with_its_world_and_a_reset_is_told_once() {
    let cloud = Cloud::demo().await;
    let realms = realms_of(&cloud.url());
    assert_eq!(realms.known(&default()), None);
    let first = realm_now(&cloud).await;
    assert_eq!(realms.of(&default()).await.unwrap(), first);
    assert_eq!(realms.known(&default()), Some(first.clone()));
    assert_eq!(realms.profiles_in(&first), [default()]);
    let profiles = vec![default()];
    let told = RealmChange { old: None, new: first.clone(), profiles: profiles.clone() };
    assert_eq!(realms.refresh(&default()).await, Some(told));
    assert_eq!(realms.refresh(&default()).await, None);

    cloud.control("snapshot", json!({ "name": "before" })).await;
    cloud.control("reset", json!({})).await;
    let second = realm_now(&cloud).await;
    assert_eq!(realms.of(&default()).await.unwrap(), first, "it is asked again by a refresh only");
    let told =
        RealmChange { old: Some(first.clone()), new: second.clone(), profiles: profiles.clone() };
    assert_eq!(realms.refresh_all().await, [told]);
    assert_eq!(realms.refresh(&default()).await, None);
    assert!(second.is_another_world_of(&first));
    assert_eq!((realms.profiles_in(&first), realms.profiles_in(&second)), (vec![], profiles));

    cloud.control("restore", json!({ "name": "before" })).await;
    assert_eq!(realms.refresh(&default()).await.unwrap().new, first);
}

#[tokio::test]
async fn an_emulator_that_does_not_answer_stays_in_its_world_until_it_does() {
    let folder = tempfile::tempdir().unwrap();
    let mut options = testkit::options();
    options.state = Some(folder.path().join("emulator.json"));
    let cloud = Cloud::start(options.clone()).await;
    let realms = realms_of(&cloud.url());
    options.listen = cloud.addr();
    let realm = realms.of(&default()).await.unwrap();
    realms.refresh_all().await;
    cloud.shutdown().await;
    assert_eq!(realms.refresh(&default()).await, None);
    assert_eq!(realms.of(&default()).await.unwrap(), realm);

    let _cloud = Cloud::start(options).await;
    assert_eq!(realms.refresh(&default()).await, None, "the state file has the world");
    assert_eq!(realms.known(&default()), Some(realm));
}

#[tokio::test]
async fn a_server_that_is_no_emulator_has_the_base_realm() {
    for (head, body) in [
        ("404 Not Found", ""),
        ("404 Not Found", r#"{"error":"there is no such path"}"#),
        ("200 OK", "<html>"),
        ("200 OK", r#"{"status":"up","scenario":"demo","world":"0123456789abcdef"}"#),
        ("200 OK", r#"{"status":"ok","scenario":"demo"}"#),
        ("200 OK", r#"{"status":"ok","scenario":"demo","world":"a/b"}"#),
    ] {
        let other = Other::start(head, body).await;
        let realms = realms_of(&other.url());
        assert_eq!(realms.of(&default()).await.unwrap(), other.realm(), "{head} {body}");
        assert_eq!(realms.of(&default()).await.unwrap(), other.realm());
        assert_eq!(other.asked(), 1);
    }
}

#[tokio::test]
async fn an_emulator_in_the_place_of_another_server_is_another_realm() {
    let other = Other::start("404 Not Found", "").await;
    let realms = realms_of(&other.url());
    realms.refresh_all().await;
    let base = realms.known(&default());
    other.serving.abort();
    assert!(other.serving.await.unwrap_err().is_cancelled());
    let cloud = emulator_at(other.address).await;
    let new = realm_now(&cloud).await;
    let told = RealmChange { old: base, new, profiles: vec![default()] };
    assert_eq!(realms.refresh(&default()).await, Some(told));
}

#[tokio::test]
async fn an_upstream_that_cannot_be_reached_is_an_error_and_asked_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let listen = listener.local_addr().unwrap();
    drop(listener);
    let realms = realms_of(&format!("http://{listen}"));
    let error = realms.of(&default()).await.unwrap_err();
    assert_eq!((error.trouble, error.code), (Trouble::Unreachable, None));
    assert_eq!((realms.known(&default()), realms.refresh(&default()).await), (None, None));
    assert_eq!(realms.profiles_in(&Realm::endpoint(&listen.to_string())), []);
    let cloud = emulator_at(listen).await;
    assert_eq!(realms.of(&default()).await.unwrap(), realm_now(&cloud).await);

    let error = realms.of(&name("nobody")).await.unwrap_err();
    assert_eq!(error.trouble, Trouble::UnknownProfile);
    assert_eq!(
        (realms.known(&name("nobody")), realms.refresh(&name("nobody")).await),
        (None, None)
    );
}

#[tokio::test]
async fn the_cloud_is_known_without_a_call_and_never_changes() {
    let profiles = Profiles::new(aliyun()).with(name("gateway"), at("https://gateway.example"));
    let realms = Realms::new(&profiles).unwrap();
    assert_eq!(realms.known(&default()), Some(Realm::aliyun()));
    let gateway = Realm::endpoint("gateway.example:443");
    assert_eq!(realms.of(&name("gateway")).await.unwrap(), gateway);
    assert!(realms.refresh_all().await.is_empty() && !realms.can_change());
}

#[tokio::test]
async fn profiles_share_a_realm_if_and_only_if_they_share_an_upstream() {
    let (one, other) = (Cloud::demo().await, Cloud::demo().await);
    let profiles = Profiles::new(at(&one.url()))
        .with(name("a"), at(&other.url()))
        .with(name("b"), at(&one.url()))
        .with(name("c"), aliyun());
    let realms = Realms::new(&profiles).unwrap();
    assert_eq!(realms.refresh_all().await.len(), 2);
    let (first, second) = (realm_now(&one).await, realm_now(&other).await);
    assert_eq!(realms.profiles_in(&first), [default(), name("b")]);
    assert_eq!(realms.profiles_in(&second), [name("a")]);
    assert_eq!(realms.profiles_in(&Realm::aliyun()), [name("c")]);

    one.control("reset", json!({})).await;
    let change = realms.refresh(&name("b")).await.unwrap();
    assert_eq!((change.old, change.profiles), (Some(first), vec![default(), name("b")]));
    assert_eq!(realms.known(&default()), realms.known(&name("b")));
    assert_eq!(realms.known(&name("a")), Some(second));
    assert_eq!(realms.refresh_all().await, []);
}

#[tokio::test]
async fn fifty_that_ask_at_once_are_one_request() {
    let other = Other::start("404 Not Found", "").await;
    let realms = Arc::new(realms_of(&other.url()));
    let asking: Vec<_> = (0..50)
        .map(|_| {
            let realms = realms.clone();
            tokio::spawn(async move { realms.of(&ProfileName::default()).await })
        })
        .collect();
    for asked in asking {
        assert_eq!(asked.await.unwrap().unwrap(), other.realm());
    }
    assert_eq!(other.asked(), 1);
}
