//! Changes of a cluster that are no migration actions keep every promise that actions keep.

use acs_client::NewEndpoint;
use backend::{Intent, IntentId, IntentRecord, Outcome, Post, Reason, SubmitError};
use migration::{
    ChangeKind, ClusterChange, ClusterState, DtsEnd, DtsJobMove, EndpointKind, NetType, Retention,
};

use crate::support::{ARCHIVE, BILLING, PAYMENTS, Stack, cluster};

/// Longer than any change of an endpoint takes in the emulator, in emulated seconds.
pub const CHANGE: u32 = 600;

pub async fn state(stack: &Stack, id: &str) -> ClusterState {
    stack.seat.cluster_view(&cluster(id)).await.unwrap().value.state
}

/// What somebody posts who has just opened the form.
pub fn post_of(state: &ClusterState, change: ClusterChange) -> Post {
    let cluster = cluster(&state.cluster);
    Post {
        intent_id: IntentId::random(),
        typed_cluster_id: Some(cluster.id.to_string()),
        intent: Intent::Change { cluster, change, seen: Box::new(state.clone()) },
    }
}

/// A change of each kind that is legal for the cluster it names.
pub fn change(kind: ChangeKind, state: &ClusterState) -> ClusterChange {
    // Those that are about an endpoint are made of a state that has some.
    let found = state.endpoints.iter().find(|it| it.kind == EndpointKind::PolardbCluster);
    let endpoint = found.map(|it| it.id.clone()).unwrap_or_default();
    let net_type = NetType::Private;
    match kind {
        ChangeKind::CreateEndpointAddress => {
            ClusterChange::CreateEndpointAddress { endpoint, prefix: Some("archive-pub".into()) }
        }
        ChangeKind::ChangePort => ClusterChange::ChangePort { endpoint, net_type, port: 3310 },
        ChangeKind::CreateClusterEndpoint => ClusterChange::CreateClusterEndpoint {
            description: "reports".into(),
            read_write: false,
            nodes: Vec::new(),
            auto_add_new_nodes: true,
        },
        ChangeKind::EnableSsl => ClusterChange::EnableSsl { endpoint, net_type },
        ChangeKind::DisableSsl => ClusterChange::DisableSsl { endpoint, net_type },
        ChangeKind::RepointDtsJobs => ClusterChange::RepointDtsJobs {
            jobs: vec![DtsJobMove { job: "di4payments0ledger1".into(), end: DtsEnd::Src }],
            target: PAYMENTS.into(),
        },
        ChangeKind::ReleaseCluster => ClusterChange::ReleaseCluster { backups: Retention::Latest },
    }
}

/// A cloud in which a change of this kind is legal, and the post of it.
pub async fn ready(kind: ChangeKind) -> (Stack, Post) {
    let stack = Stack::start().await;
    if kind == ChangeKind::DisableSsl {
        let seen = state(&stack, ARCHIVE).await;
        let on = post_of(&seen, change(ChangeKind::EnableSsl, &seen));
        stack.seat.submit(on.clone()).await.unwrap();
        stack.advance(CHANGE).await;
        assert_eq!(stack.closed(&on.intent_id).await.outcome, Outcome::Ran);
    }
    let id = if kind == ChangeKind::RepointDtsJobs { PAYMENTS } else { ARCHIVE };
    let cluster = cluster(id);
    // Past the cache, so that what has just been changed is seen.
    let seen = crate::support::eventually("the cluster can be changed", async || {
        let state = stack.seat.cluster_view(&cluster).await.unwrap().value.state;
        let address = &state.endpoints.iter().find(|it| it.kind == EndpointKind::PolardbCluster);
        let ssl = address.unwrap().addresses[0].ssl == Some(true);
        (kind != ChangeKind::DisableSsl || ssl).then_some(state)
    })
    .await;
    let post = post_of(&seen, change(kind, &seen));
    (stack, post)
}

async fn ran(stack: &Stack, post: &Post) -> IntentRecord {
    stack.advance(CHANGE).await;
    let record = stack.closed(&post.intent_id).await;
    assert_eq!(record.outcome, Outcome::Ran, "{record:?}");
    assert!(record.read_before.is_some() && record.read_after.is_some());
    record
}

/// How often the operation of the post was called since it was made.
async fn calls(stack: &Stack, kind: ChangeKind) -> usize {
    let before = usize::from(kind == ChangeKind::DisableSsl);
    stack.calls(kind.operation()).await.len() - before
}

#[tokio::test]
async fn each_change_runs_once_however_often_it_is_posted() {
    for kind in ChangeKind::ALL {
        let (stack, post) = ready(kind).await;
        let (first, second) =
            tokio::join!(stack.seat.submit(post.clone()), stack.seat.submit(post.clone()));
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!(first.intent_id, second.intent_id);
        assert!(matches!(first.outcome, Outcome::Accepted | Outcome::Ran), "{first:?}");
        let record = ran(&stack, &post).await;
        assert_eq!(record.intent, post.intent);
        assert!(record.request_id.is_some() && record.sent_at <= record.settled_at);
        let again = stack.seat.submit(post.clone()).await.unwrap();
        assert_eq!(again, record);
        assert_eq!(calls(&stack, kind).await, 1, "{kind:?}");
    }
}

#[tokio::test]
async fn a_stale_form_sends_nothing_and_names_the_difference() {
    for kind in ChangeKind::ALL {
        let (stack, mut post) = ready(kind).await;
        let Intent::Change { seen, .. } = &mut post.intent else { panic!() };
        seen.status = "Creating".into();
        let record = stack.seat.submit(post).await.unwrap();
        assert_eq!(record.outcome, Outcome::Refused);
        let reason = record.reason.unwrap();
        assert!(matches!(reason, Reason::ClusterDifferent(_)), "{reason:?}");
        assert_eq!(
            reason.to_string(),
            "the cluster status was Creating when you opened this page; it is Running now"
        );
        assert_eq!(calls(&stack, kind).await, 0);
    }
}

#[tokio::test]
async fn a_lost_answer_is_settled_by_reading() {
    for kind in ChangeKind::ALL {
        let (stack, post) = ready(kind).await;
        stack.fault(kind.operation(), "drop_after").await;
        let record = stack.seat.submit(post.clone()).await.unwrap();
        assert!(matches!(record.reason, Some(Reason::NoAnswer(_))), "{record:?}");
        if kind == ChangeKind::RepointDtsJobs {
            // Nothing of PolarDB tells where a job points.
            stack.advance(CHANGE).await;
            assert_eq!(stack.intent(&post.intent_id).await.unwrap().outcome, Outcome::Unknown);
        } else {
            ran(&stack, &post).await;
        }
        assert_eq!(calls(&stack, kind).await, 1, "{kind:?}");
    }
}

#[tokio::test]
async fn an_unanswered_change_is_settled_by_the_next_process() {
    let (stack, post) = ready(ChangeKind::CreateClusterEndpoint).await;
    stack.fault("CreateDBClusterEndpoint", "drop_after").await;
    let record = stack.seat.submit(post.clone()).await.unwrap();
    assert_eq!(record.outcome, Outcome::Unknown);
    stack.backend.shutdown().await;
    stack.advance(CHANGE).await;
    let (backend, next) = stack.open_again().await;
    let record = crate::support::eventually("the intent is closed", async || {
        next.intent(&post.intent_id).await.unwrap().filter(|it| !it.outcome.is_open())
    })
    .await;
    assert_eq!((record.outcome, &record.intent), (Outcome::Ran, &post.intent));
    assert_eq!(stack.calls("CreateDBClusterEndpoint").await.len(), 1);
    backend.shutdown().await;
}

#[tokio::test]
async fn a_cluster_has_one_open_intent_of_any_kind() {
    let stack = Stack::start().await;
    let seen = state(&stack, BILLING).await;
    let change = change(ChangeKind::CreateClusterEndpoint, &seen);
    let switch = stack.switch_order().await;
    stack.fault("CreateDBClusterEndpoint", "drop_before").await;
    let open = stack.seat.submit(post_of(&seen, change)).await.unwrap();
    assert_eq!(open.outcome, Outcome::Unknown);
    let record = stack.submit(&switch).await;
    assert_eq!(record.outcome, Outcome::Refused);
    let since = open.created_at;
    assert_eq!(record.reason, Some(Reason::InProgress { action: open.kind(), since }));
    assert_eq!(stack.calls("ModifyDBClusterMigration").await.len(), 0);
}

#[tokio::test]
async fn a_release_needs_the_typed_id_and_a_cluster_without_migration() {
    let (stack, mut post) = ready(ChangeKind::ReleaseCluster).await;
    post.typed_cluster_id = Some(BILLING.to_owned());
    let record = stack.seat.submit(post).await.unwrap();
    assert_eq!(record.reason, Some(Reason::NotConfirmed(ARCHIVE.to_owned())));
    let seen = state(&stack, BILLING).await;
    let post = post_of(&seen, change(ChangeKind::ReleaseCluster, &seen));
    let record = stack.seat.submit(post).await.unwrap();
    assert_eq!(
        record.reason.map(|reason| reason.to_string()).unwrap(),
        "a cluster with a migration cannot be released: end the migration first"
    );
    assert_eq!(stack.calls("DeleteDBCluster").await.len(), 0);
}

#[tokio::test]
async fn a_form_that_was_posted_before_with_other_values_sends_nothing() {
    let (stack, post) = ready(ChangeKind::ChangePort).await;
    stack.seat.submit(post.clone()).await.unwrap();
    let mut other = post.clone();
    let Intent::Change { change: ClusterChange::ChangePort { port, .. }, .. } = &mut other.intent
    else {
        panic!()
    };
    *port = 3311;
    let refused = stack.seat.submit(other).await.unwrap_err();
    assert!(matches!(refused, SubmitError::FormReused(first) if first.intent == post.intent));
    assert_eq!(stack.calls("ModifyDBEndpointAddress").await.len(), 1);
}

#[tokio::test]
async fn jobs_that_were_re_pointed_are_remembered() {
    let (stack, post) = ready(ChangeKind::RepointDtsJobs).await;
    let id = cluster(PAYMENTS);
    assert_eq!(stack.seat.known_dts_jobs(&id).await.unwrap(), []);
    stack.seat.submit(post).await.unwrap();
    let known = stack.seat.known_dts_jobs(&id).await.unwrap();
    assert_eq!(
        (known[0].job.as_str(), known[0].target.as_str()),
        ("di4payments0ledger1", PAYMENTS)
    );
}

#[tokio::test]
async fn an_endpoint_of_somebody_else_does_not_pass_for_ours() {
    let (stack, post) = ready(ChangeKind::CreateClusterEndpoint).await;
    stack.fault("CreateDBClusterEndpoint", "drop_before").await;
    assert_eq!(stack.seat.submit(post.clone()).await.unwrap().outcome, Outcome::Unknown);
    let id = cluster(ARCHIVE);
    let theirs = NewEndpoint { description: "billing".into(), ..NewEndpoint::default() };
    let call = stack.client.create_db_cluster_endpoint(&id.region, &id.id, &theirs, "theirs");
    call.await.unwrap();
    stack.advance(CHANGE).await;
    let before = stack.calls("DescribeDBClusterEndpoints").await.len();
    crate::support::eventually("it is read again", async || {
        (stack.calls("DescribeDBClusterEndpoints").await.len() > before + 2).then_some(())
    })
    .await;
    assert_eq!(stack.intent(&post.intent_id).await.unwrap().outcome, Outcome::Unknown);
}
