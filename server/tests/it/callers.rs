//! Whom the journal names, and what a post says of somebody else's.

use std::net::Ipv4Addr;

use axum::http::StatusCode;
use backend::{Caller, Intent, IntentId, Post};
use migration::{ClusterId, ClusterRef, ProfileName, RegionId};
use testkit::eventually;

use crate::form::hidden_fields;
use crate::stack::{BILLING, Stack};
use crate::wire;

fn switch_dialog() -> String {
    format!("/clusters/{BILLING}/switch?region=cn-hangzhou")
}

#[tokio::test(flavor = "multi_thread")]
async fn an_intent_posted_over_a_socket_is_journalled_as_local() {
    let stack = Stack::start().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service =
        stack.router.clone().into_make_service_with_connect_info::<std::net::SocketAddr>();
    let serving = tokio::spawn(async { axum::serve(listener, service).await });
    let page = stack.open(&switch_dialog()).await;
    let form = format!("{}&endpoints=without", hidden_fields(page.text(), "switch"));
    let url = format!("http://{address}/api/migration/switch");
    let _waiting = tokio::task::spawn_blocking(move || wire::post_form(&url, &form)).await.unwrap();

    let (profile, region) = (ProfileName::default(), RegionId::parse("cn-hangzhou").unwrap());
    let cluster = ClusterRef { profile, region, id: ClusterId::parse(BILLING).unwrap() };
    let row = eventually("the intent is journalled", async || {
        stack.seat.activity(&cluster, 1).await.unwrap().pop()
    })
    .await;
    let caller = &row.record().unwrap().caller;
    assert_eq!((caller.name(), caller.session()), ("local", None));
    assert_eq!(caller.address(), Some(Ipv4Addr::LOCALHOST.into()));
    serving.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_somebody_else_posted_is_refused_without_what_became_of_it() {
    let stack = Stack::start().await;
    let page = stack.open(&switch_dialog()).await;
    let form = format!("{}&endpoints=without", hidden_fields(page.text(), "switch"));
    let id = form.split("intent_id=").nth(1).unwrap().split('&').next().unwrap().to_owned();
    let intent_id = IntentId::parse(id.clone()).unwrap();
    let (profile, region) = (ProfileName::default(), RegionId::parse("cn-hangzhou").unwrap());
    let intent = Intent::CreateServiceLinkedRole { profile, region };
    let anna = stack.backend.as_seen_by(&Caller::named("anna".to_owned(), None, None));
    anna.submit(Post { intent_id, intent, typed_cluster_id: None }).await.unwrap();

    let answer = stack.submit("/api/migration/switch", &form).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text());
    let sentence = "This post sent nothing: somebody else posted this form before.";
    assert!(answer.text().contains(sentence), "{}", answer.text());
    assert!(!answer.text().contains(&id) && !answer.text().contains("anna"), "{}", answer.text());
    assert_eq!(stack.calls("ModifyDBClusterMigration").await.len(), 0);
}
