//! One call of those that describe a cluster is denied: what does not need its part goes on.

use backend::{Outcome, Reason};
use migration::{ChangeKind, ClusterPart, judge_change};

use crate::cluster_change::{change, post_of, state};
use crate::support::{ARCHIVE, PAYMENTS, Stack, cluster, eventually};

async fn denied(action: &str) -> Stack {
    let stack = Stack::start().await;
    stack.forbid_all(action).await;
    stack
}

/// Posts a change of each of these kinds that was made with the part unread, and expects that the call is sent.
async fn are_sent(action: &str, part: ClusterPart, kinds: &[ChangeKind]) {
    for kind in kinds {
        let stack = denied(action).await;
        let id = if *kind == ChangeKind::RepointDtsJobs { PAYMENTS } else { ARCHIVE };
        let view = stack.seat.cluster_view(&cluster(id)).await.unwrap().value;
        assert_eq!(Vec::from_iter(view.unread.keys()), [&part]);
        assert_eq!(view.unread[&part].code.as_deref(), Some("Forbidden.RAM"));
        let seen = view.state;
        let made = post_of(&seen, change(*kind, &seen));
        let record = stack.seat.submit(made).await.unwrap();
        assert!(matches!(record.outcome, Outcome::Accepted | Outcome::Ran), "{record:?}");
    }
}

#[tokio::test]
async fn without_ssl_everything_but_a_change_of_ssl_is_possible() {
    let kinds = [
        ChangeKind::ReleaseCluster,
        ChangeKind::ChangePort,
        ChangeKind::CreateClusterEndpoint,
        ChangeKind::CreateEndpointAddress,
        ChangeKind::RepointDtsJobs,
    ];
    are_sent("DescribeDBClusterSSL", ClusterPart::Ssl, &kinds).await;
}

#[tokio::test]
async fn without_endpoints_a_release_is_possible() {
    let kinds = [ChangeKind::ReleaseCluster, ChangeKind::RepointDtsJobs];
    are_sent("DescribeDBClusterEndpoints", ClusterPart::Endpoints, &kinds).await;
}

#[tokio::test]
async fn a_change_whose_part_cannot_be_read_is_not_sent() {
    let stack = Stack::start().await;
    for (action, kind) in [
        ("DescribeDBClusterSSL", ChangeKind::EnableSsl),
        ("DescribeDBClusterEndpoints", ChangeKind::ChangePort),
        ("DescribeDBClusterMigration", ChangeKind::ReleaseCluster),
    ] {
        stack.clear_faults().await;
        let seen = eventually("everything is read", async || {
            Some(state(&stack, ARCHIVE).await).filter(|state| state.unread.is_empty())
        })
        .await;
        let made = change(kind, &seen);
        assert_eq!(judge_change(&made, &seen), Ok(()));
        stack.forbid_all(action).await;
        let record = stack.seat.submit(post_of(&seen, made)).await.unwrap();
        assert_eq!(record.outcome, Outcome::Refused);
        let Some(Reason::Unreadable(error)) = record.reason else { panic!("{:?}", record.reason) };
        assert_eq!(error.code.as_deref(), Some("Forbidden.RAM"));
        assert_eq!(stack.calls(kind.operation()).await.len(), 0);
    }
}
