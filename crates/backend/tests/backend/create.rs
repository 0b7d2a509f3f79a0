//! Creating a cluster by Migration from RDS, and the role it needs.

use backend::{Intent, IntentId, Journalled, Outcome, Post, Reason, SourceRef, SubjectState};
use migration::{CreateCluster, InstanceId, MigrationStatus, ProfileName, RegionId};

use crate::support::{BILLING, Cloud, ORDERS, Stack, cluster, eventually, verdict};

const CREATE: &str = "CreateDBCluster";

pub fn source(id: &str) -> SourceRef {
    SourceRef {
        profile: ProfileName::default(),
        region: RegionId::parse("cn-hangzhou").unwrap(),
        id: InstanceId::parse(id).unwrap(),
    }
}

/// What somebody posts who has just opened the form.
async fn post(stack: &Stack) -> Post {
    let source = source(ORDERS);
    let seen = Box::new(stack.seat.source(&source).await.unwrap().state);
    let description = "orders, migrated".to_owned();
    let tagged = true;
    let new =
        CreateCluster { version: "8.0".into(), description, tagged, ..CreateCluster::default() };
    Post {
        intent_id: IntentId::random(),
        intent: Intent::CreateCluster { source, new: Box::new(new), seen },
        typed_cluster_id: None,
    }
}

#[tokio::test]
async fn a_cluster_is_created_once_and_known_by_its_id() {
    let stack = Stack::start().await;
    let post = post(&stack).await;
    let (first, second) =
        tokio::join!(stack.seat.submit(post.clone()), stack.seat.submit(post.clone()));
    let record = first.unwrap();
    assert_eq!(record.intent_id, second.unwrap().intent_id);
    assert_eq!(record.outcome, Outcome::Ran, "{record:?}");
    let made = record.made.unwrap();
    let migration = stack.now(made.as_str()).await;
    assert_eq!((migration.source.as_str(), &migration.status), (ORDERS, &MigrationStatus::Cloning));
    assert_eq!(stack.calls(CREATE).await.len(), 1);
    let known = stack.seat.created_from(&source(ORDERS)).await.unwrap();
    let [(id, _)] = known.as_slice() else { panic!("{known:?}") };
    assert_eq!(*id, made);
    // The new cluster's activity begins with its creation.
    let activity = stack.seat.activity(&cluster(made.as_str()), 10).await.unwrap();
    let [Journalled::Intent(created)] = activity.as_slice() else { panic!("{activity:?}") };
    assert_eq!(created.intent, post.intent);
}

#[tokio::test]
async fn a_creation_without_an_answer_is_settled_by_finding_the_cluster() {
    let stack = Stack::start().await;
    let post = post(&stack).await;
    stack.fault(CREATE, "drop_after").await;
    let record = stack.seat.submit(post.clone()).await.unwrap();
    assert!(matches!(record.reason, Some(Reason::NoAnswer(_))), "{record:?}");
    let record = stack.closed(&post.intent_id).await;
    assert_eq!(record.outcome, Outcome::Ran);
    let Some(SubjectState::Creation(after)) = &record.read_after else { panic!("{record:?}") };
    assert_eq!(after.new, [record.made.as_ref().unwrap().to_string()]);
    assert_eq!(stack.now(record.made.unwrap().as_str()).await.source, ORDERS);
    assert_eq!(stack.calls(CREATE).await.len(), 1);
}

#[tokio::test]
async fn a_creation_that_never_arrived_stays_unknown_and_keeps_others_from_its_source() {
    let stack = Stack::start().await;
    let (first, second) = (post(&stack).await, post(&stack).await);
    stack.fault(CREATE, "drop_before").await;
    let open = stack.seat.submit(first.clone()).await.unwrap();
    assert_eq!((open.outcome, &open.made), (Outcome::Unknown, &None));
    let record = stack.seat.submit(second).await.unwrap();
    let since = open.created_at;
    assert_eq!(record.reason, Some(Reason::InProgress { action: open.kind(), since }));
    assert_eq!(stack.calls(CREATE).await.len(), 1);
}

/// The same without a tag.
async fn untagged_post(stack: &Stack) -> Post {
    let mut post = post(stack).await;
    let Intent::CreateCluster { new, .. } = &mut post.intent else { panic!() };
    new.tagged = false;
    post
}

#[tokio::test]
async fn a_cluster_of_somebody_else_does_not_pass_for_ours() {
    let stack = Stack::start().await;
    let post = post(&stack).await;
    stack.fault(CREATE, "drop_before").await;
    stack.seat.submit(post.clone()).await.unwrap();
    let Intent::CreateCluster { source, new, .. } = &post.intent else { panic!() };
    let theirs = stack.client.create_db_cluster(&source.region, &source.id, new, None, "theirs");
    theirs.await.unwrap();
    let before = stack.calls("DescribeDBClusters").await.len();
    eventually("it is looked for again", async || {
        (stack.calls("DescribeDBClusters").await.len() > before + 2).then_some(())
    })
    .await;
    let record = stack.intent(&post.intent_id).await.unwrap();
    assert_eq!((record.outcome, record.made), (Outcome::Unknown, None));
}

#[tokio::test]
async fn an_unanswered_creation_without_a_tag_is_left_to_a_person() {
    let stack = Stack::start().await;
    let post = untagged_post(&stack).await;
    stack.fault(CREATE, "drop_after").await;
    let record = stack.seat.submit(post.clone()).await.unwrap();
    assert_eq!(record.outcome, Outcome::Unknown);
    stack.age();
    let decided = stack.seat.decide(&post.intent_id, verdict(true)).await.unwrap();
    assert!(matches!(decided.reason, Some(Reason::Decided { .. })), "{decided:?}");
    assert_eq!((decided.outcome, decided.made), (Outcome::Ran, None));
}

#[tokio::test]
async fn a_tag_that_the_cloud_refuses_proves_that_nothing_was_created() {
    for refused in ["refused", "denied"] {
        let choices = serde_json::json!({ "creation_tags": refused });
        let stack = Stack::in_cloud(Cloud::with_choices(choices).await, |_, _| {}).await;
        let record = stack.seat.submit(post(&stack).await).await.unwrap();
        assert_eq!(record.outcome, Outcome::NotRun, "{record:?}");
        assert!(matches!(record.reason, Some(Reason::Answered(_))), "{record:?}");
        let record = stack.seat.submit(untagged_post(&stack).await).await.unwrap();
        assert_eq!(record.outcome, Outcome::Ran, "{record:?}");
        assert!(record.made.is_some());
    }
}

#[tokio::test]
async fn an_unanswered_creation_is_settled_by_the_next_process() {
    let stack = Stack::start().await;
    let post = post(&stack).await;
    stack.fault(CREATE, "drop_after").await;
    stack.seat.submit(post.clone()).await.unwrap();
    stack.closed(&post.intent_id).await;
    stack.backend.shutdown().await;
    stack.set_back_to("sent").await;
    stack.sql("UPDATE intents SET made = NULL").await;
    let (backend, next) = stack.open_again().await;
    let record = eventually("the intent is closed", async || {
        next.intent(&post.intent_id).await.unwrap().filter(|it| !it.outcome.is_open())
    })
    .await;
    assert_eq!((record.outcome, record.made.is_some()), (Outcome::Ran, true));
    assert_eq!(stack.calls(CREATE).await.len(), 1);
    backend.shutdown().await;
}

#[tokio::test]
async fn a_form_whose_source_changed_or_that_the_cloud_would_refuse_sends_nothing() {
    let stack = Stack::start().await;
    let mut stale = post(&stack).await;
    let Intent::CreateCluster { seen, .. } = &mut stale.intent else { panic!() };
    seen.version = "5.7".into();
    let record = stack.seat.submit(stale).await.unwrap();
    assert_eq!(record.outcome, Outcome::Refused);
    assert_eq!(
        record.reason.unwrap().to_string(),
        "the version of the source was \"5.7\" when you opened this page; it is \"8.0\" now"
    );
    let mut wrong = post(&stack).await;
    let Intent::CreateCluster { new, .. } = &mut wrong.intent else { panic!() };
    new.description = "x".into();
    let record = stack.seat.submit(wrong).await.unwrap();
    assert!(matches!(record.reason, Some(Reason::NewCluster(_))), "{record:?}");
    assert_eq!(stack.calls(CREATE).await.len(), 0);
}

#[tokio::test]
async fn the_vendors_no_ends_the_intent_as_not_run() {
    let stack = Stack::start().await;
    let mut post = post(&stack).await;
    let Intent::CreateCluster { new, .. } = &mut post.intent else { panic!() };
    new.zone = "cn-hangzhou-z".into();
    let record = stack.seat.submit(post).await.unwrap();
    assert_eq!(record.outcome, Outcome::NotRun);
    let Some(Reason::Answered(error)) = record.reason else { panic!("{:?}", record.reason) };
    assert_eq!(error.code.as_deref(), Some("Location.FailedGetSubDomain"));
}

#[tokio::test]
async fn a_role_that_exists_is_not_created_again() {
    let stack = Stack::start().await;
    let cluster = cluster(BILLING);
    let (profile, region) = (cluster.profile, cluster.region);
    let post = Post {
        intent_id: IntentId::random(),
        intent: Intent::CreateServiceLinkedRole { profile, region },
        typed_cluster_id: None,
    };
    let record = stack.seat.submit(post.clone()).await.unwrap();
    assert_eq!((record.outcome, &record.reason), (Outcome::Refused, &Some(Reason::RoleExists)));
    assert_eq!(stack.intent(&post.intent_id).await, Some(record));
    assert_eq!(stack.calls("CreateServiceLinkedRole").await.len(), 0);
}
