//! What the create page reads: sources, what is sold, evaluations; and what a cluster page reads of endpoints.

use backend::{SourceQuery, StockFilters};
use migration::{EvaluationVerdict as Verdict, PayType};

use crate::create::source;
use crate::support::{BILLING, CRM, ORDERS, Stack, cluster, place};

fn query(text: &str) -> SourceQuery {
    SourceQuery { place: place("cn-hangzhou"), text: text.to_owned(), page: 1 }
}

#[tokio::test]
async fn sources_are_listed_and_those_that_cannot_be_migrated_have_a_reason() {
    let stack = Stack::start().await;
    let page = stack.seat.sources(&query("")).await.unwrap();
    assert_eq!(page.matching as usize, page.rows.len());
    let row = |id: &str| page.rows.iter().find(|row| row.instance.id == id).unwrap();
    assert_eq!(row(ORDERS).eligible, Ok(source(ORDERS)));
    let reason = row("rr-bp1billing0000001").eligible.as_ref().unwrap_err();
    assert_eq!(
        reason.to_string(),
        "the source is a Readonly instance; only a primary one can be migrated"
    );
    let found = stack.seat.sources(&query(" orders ")).await.unwrap();
    assert_eq!((found.matching, found.pages), (1, 1));
}

#[tokio::test]
async fn a_source_is_read_with_its_names_and_settings() {
    let stack = Stack::start().await;
    let source = source(ORDERS);
    let view = stack.seat.source(&source).await.unwrap();
    assert_eq!((view.state.version.as_str(), view.state.status.as_str()), ("8.0", "Running"));
    let detail = stack.seat.source_detail(&source).await.unwrap();
    assert_eq!(detail.addresses.len(), 3);
    assert!(detail.settings.iter().any(|it| it.name == "binlog_row_image"));
    assert_eq!(detail.ssl.enabled, Some(false));
}

#[tokio::test]
async fn what_a_creation_starts_from_is_read_at_once_and_parts_may_be_missing() {
    let stack = Stack::start().await;
    let source = source(ORDERS);
    let read = async || stack.seat.create_reading(&source, None, PayType::Postpaid).await;
    let whole = read().await.unwrap();
    assert_eq!(whole.source.state.id, source.id.as_str());
    assert_eq!((whole.evaluation, whole.has_service_linked_role), (Ok(None), Ok(true)));
    assert!(!whole.stock.unwrap().is_empty());
    stack.forbid("DescribeDBInstanceSSL").await;
    let partly = read().await.unwrap();
    assert!(partly.detail.is_err() && partly.evaluation.is_ok());
}

#[tokio::test]
async fn an_evaluation_is_followed_to_its_verdict() {
    let stack = Stack::start().await;
    let (seat, crm) = (&stack.seat, source(CRM));
    assert_eq!(seat.evaluation(&crm, None).await.unwrap(), None);
    let task = seat.evaluate(&crm, "8.0", "Normal").await.unwrap();
    let running = seat.evaluation(&crm, Some(&task)).await.unwrap().unwrap();
    assert_eq!((running.verdict, running.age), (Verdict::Running, None));
    stack.advance(3_600).await;
    let view = seat.evaluation(&crm, None).await.unwrap().unwrap();
    assert_eq!((view.evaluation.task.as_str(), view.verdict), (task.as_str(), Verdict::Failed));
    let age = view.age.unwrap().as_secs();
    assert!((3_000..=3_700).contains(&age), "{age}");
    assert_eq!(view.groups[0].name, "Basic Information Verification");
    let reasons = view.groups.iter().flat_map(|group| &group.checks).map(|it| it.reason.as_str());
    assert!(reasons.into_iter().any(|reason| reason == "The RDS instance has a trigger."));
    let orders = source(ORDERS);
    seat.evaluate(&orders, "8.0", "Normal").await.unwrap();
    stack.advance(3_600).await;
    let view = seat.evaluation(&orders, None).await.unwrap().unwrap();
    assert_eq!(view.verdict, Verdict::Passed);
}

#[tokio::test]
async fn what_is_sold_is_asked_once_for_many_readers() {
    let stack = Stack::start().await;
    let filters = StockFilters {
        pay_type: PayType::Postpaid,
        version: Some("8.0".into()),
        zone: None,
        node_class: None,
    };
    let place = query("").place;
    let first = stack.seat.stock(&place, &filters).await.unwrap();
    assert!(!first.is_empty());
    assert_eq!(stack.seat.stock(&place, &filters).await.unwrap(), first);
    assert_eq!(stack.calls("DescribeDBClusterAvailableResources").await.len(), 1);
}

#[tokio::test]
async fn a_cluster_is_shown_with_the_ssl_of_each_of_its_addresses() {
    let stack = Stack::start().await;
    let view = stack.seat.cluster_view(&cluster(BILLING)).await.unwrap().value;
    assert_eq!(view.state.cluster, BILLING);
    assert!(!view.state.nodes.is_empty() && !view.endpoints.is_empty());
    let migration = stack.now(BILLING).await;
    for (shown, known) in view.endpoints.iter().zip(&migration.polardb_endpoints) {
        assert_eq!(&shown.endpoint, known);
        assert!(!shown.read_write_mode.is_empty() && !shown.nodes.is_empty());
    }
    assert!(stack.seat.has_service_linked_role(&query("").place).await.unwrap());
}
