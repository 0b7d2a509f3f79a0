//! A call that a policy denies did not run, and what is missing is kept.

use acs_client::{EndpointUrl, Upstream};
use backend::{AccessDenied, Outcome, Reason, Trouble};
use serde_json::json;

use crate::support::{BILLING, Proxy, Stack, cluster};

const CODE: &str = "ImplicitDeny.Ram";

const DETAIL: &str = r#""AccessDeniedDetail":{"AuthAction":"polardb:ModifyDBClusterMigration",
    "AuthPrincipalType":"SubUser","AuthPrincipalDisplayName":"2009","NoPermissionType":"ImplicitDeny",
    "PolicyType":"AccountLevelIdentityBasedPolicy","EncodedDiagnosticMessage":"AQEAAAAA"}"#;

/// A cloud in which a policy denies this action.
async fn stack(action: &str) -> Stack {
    let stack = Stack::start_with(|cloud, config| {
        let proxy = Proxy::start(cloud.addr(), |_, answer| with_detail(answer));
        config.upstream = Upstream::Endpoint(EndpointUrl::parse(&proxy.url).unwrap());
    })
    .await;
    let order = json!({ "action": action, "kind": "error", "times": 9, "status": 403,
        "code": CODE, "message": "Not authorized." });
    stack.control("faults", order).await;
    stack
}

/// A denial with what Resource Access Management adds to it.
fn with_detail(answer: String) -> String {
    if !answer.contains(CODE) {
        return answer;
    }
    let body =
        format!(r#"{{"RequestId":"R","Code":"{CODE}","Message":"Not authorized.",{DETAIL}}}"#);
    let length = body.len();
    format!(
        "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    )
}

fn denied() -> Box<AccessDenied> {
    Box::new(AccessDenied {
        action: "polardb:ModifyDBClusterMigration".to_owned(),
        policy_type: "AccountLevelIdentityBasedPolicy".to_owned(),
        deny_type: "ImplicitDeny".to_owned(),
        principal_type: "SubUser".to_owned(),
        principal: "2009".to_owned(),
    })
}

#[tokio::test]
async fn a_denied_write_did_not_run_and_does_not_stand_in_the_way_of_the_next() {
    let stack = stack("ModifyDBClusterMigration").await;
    let order = stack.switch_order().await;
    let record = stack.submit(&order).await;
    assert_eq!(record.outcome, Outcome::NotRun);
    let Some(Reason::Answered(error)) = &record.reason else { panic!("{:?}", record.reason) };
    assert_eq!((error.trouble, &error.denied), (Trouble::Forbidden, &Some(denied())));
    // As it comes back from the journal.
    assert_eq!(stack.intent(&order.intent_id).await.unwrap().reason, record.reason);
    let next = stack.submit(&stack.switch_order().await).await;
    assert_eq!(next.outcome, Outcome::NotRun);
    assert_eq!(stack.calls("ModifyDBClusterMigration").await.len(), 2);
}

#[tokio::test]
async fn a_denied_read_says_which_permission_is_missing() {
    let stack = stack("DescribeDBClusterMigration").await;
    let error = stack.seat.migration(&cluster(BILLING)).await.unwrap_err();
    assert_eq!(error.denied, Some(denied()));
    assert_eq!(
        error.to_string(),
        "Not authorized (ImplicitDeny.Ram): the action polardb:ModifyDBClusterMigration is allowed by no policy of the \
         kind AccountLevelIdentityBasedPolicy, for SubUser 2009"
    );
}
