//! What the rules forbid is refused before anything is sent.

use acs_client::Client;
use backend::{Outcome, Parameters, Reason, SubmitError, Trouble};
use migration::{Action, Delay, MigrationStatus, Pair, PairFault, ProfileName, Refusal, RegionId};
use serde_json::json;

use crate::support::{
    ActionPost, BILLING, INSIGHTS, INVENTORY, INVOICES, LEDGER, LOYALTY, PAYMENTS, Proxy, SHIPPING,
    Stack, UPGRADE, cluster, offered, order_of, upstream,
};

const MOVE: Parameters = Parameters::Move { pairs: None };
const CLOSE: Parameters = Parameters::Close { keep_binlog: true };

/// Posts an order and gives the reason for its refusal.
async fn refusal(stack: &Stack, order: &ActionPost) -> Reason {
    let record = stack.submit(order).await;
    assert_eq!(record.outcome, Outcome::Refused, "{record:?}");
    assert_eq!((record.sent_at, record.answered_at), (None, None));
    assert!(stack.writes().await.is_empty(), "something was sent");
    assert_eq!(stack.intent(&order.intent_id).await, Some(record.clone()));
    record.reason.unwrap()
}

async fn check(id: &str, action: Action, parameters: Parameters, expected: Refusal) {
    let stack = Stack::start().await;
    let order = stack.order(id, action, parameters).await;
    assert_eq!(refusal(&stack, &order).await, Reason::Illegal(expected));
}

#[tokio::test]
async fn an_action_that_is_illegal_in_the_status_is_refused() {
    let status = MigrationStatus::SyncingToPolardb;
    check(BILLING, Action::RollBack, MOVE, Refusal::Status(status.clone())).await;
    check(BILLING, Action::Complete, CLOSE, Refusal::Status(status)).await;
    let closing = Refusal::Status(MigrationStatus::Closing);
    check(SHIPPING, Action::Complete, CLOSE, closing).await;
    check(LOYALTY, Action::Cancel, CLOSE, Refusal::NoMigration).await;
}

#[tokio::test]
async fn a_continue_of_a_step_that_is_not_stuck_is_refused() {
    let parameters = Parameters::Continue { force: false };
    let expected = Refusal::NotStuck(MigrationStatus::RollingBack);
    check(LEDGER, Action::Continue, parameters, expected).await;
}

#[tokio::test]
async fn a_migration_that_is_not_from_rds_is_refused() {
    let expected = Refusal::NotFromRds("PolarDBMySQL".to_owned());
    check(UPGRADE, Action::Switch, MOVE, expected).await;
}

#[tokio::test]
async fn an_unknown_delay_refuses_a_switch() {
    check("pc-wz9reports0000001", Action::Switch, MOVE, Refusal::DelayUnknown).await;
}

#[tokio::test]
async fn sixty_seconds_of_delay_refuse_a_switch_and_fifty_nine_do_not() {
    let stack = Stack::start().await;
    let page = stack.switch_order().await;
    stack.control("set", json!({ "cluster": BILLING, "delay_seconds": 60 })).await;
    let reason = refusal(&stack, &page).await;
    assert_eq!(reason, Reason::Illegal(Refusal::DelayTooHigh(60)));
    assert_eq!(reason.to_string(), "the replication delay is 60 s; it must be below 60 s");

    stack.control("set", json!({ "cluster": BILLING, "delay_seconds": 59 })).await;
    let order = stack.switch_order().await;
    let record = stack.submit(&order).await;
    assert_eq!(record.outcome, Outcome::Ran);
    assert_eq!(record.migration_before().unwrap().delay, Delay::from_wire(Some(59)));
}

#[tokio::test]
async fn a_status_nobody_knows_refuses_everything() {
    let stack = Stack::start_with(|emulator, config| {
        let proxy = Proxy::start(emulator.addr(), |_, answer| {
            answer.replace("\"RDS2POLARDB_SYNCING\"", "\"RDS2POLARDB_DANCING\"")
        });
        config.upstream = upstream(&proxy.url);
    })
    .await;
    let seen = stack.seat.migration(&cluster(BILLING)).await.unwrap().value;
    for (action, parameters) in
        [(Action::Switch, MOVE), (Action::Cancel, CLOSE), (Action::Abandon, Parameters::Abandon)]
    {
        let reason = refusal(&stack, &order_of(&seen, action, parameters)).await;
        let expected = Refusal::UnrecognisedStatus("RDS2POLARDB_DANCING".to_owned());
        assert_eq!(reason, Reason::Illegal(expected));
    }
}

async fn refuse_pairs(id: &str, pairs: Vec<Pair>, expected: PairFault) {
    let stack = Stack::start().await;
    let order = stack.order(id, Action::Switch, Parameters::Move { pairs: Some(pairs) }).await;
    assert_eq!(refusal(&stack, &order).await, Reason::Pairs(vec![expected]));
}

#[tokio::test]
async fn pairs_that_may_not_swap_are_refused() {
    let now = Stack::start().await.now(BILLING).await;
    let offered = offered(&now);
    refuse_pairs(BILLING, vec![], PairFault::NoPairs).await;

    let gone = Pair { rds: "rm-gone.example".into(), ..offered[0].clone() };
    let fault = PairFault::NotOnRdsSide("rm-gone.example".into());
    refuse_pairs(BILLING, vec![gone], fault).await;

    let twice =
        vec![offered[0].clone(), Pair { rds: offered[1].rds.clone(), ..offered[0].clone() }];
    let stack = Stack::start().await;
    let order = order_of(&now, Action::Switch, Parameters::Move { pairs: Some(twice) });
    let Reason::Pairs(faults) = refusal(&stack, &order).await else { panic!("not the pairs") };
    assert!(faults.contains(&PairFault::UsedTwice(offered[0].polardb.clone())), "{faults:?}");
}

#[tokio::test]
async fn a_pair_with_ssl_on_one_side_only_is_refused() {
    let id = INSIGHTS;
    let now = Stack::start().await.now(id).await;
    let (rds, polardb) = (now.rds_strings()[0].clone(), now.polardb_strings()[0].clone());
    let fault = PairFault::SslDiffers(rds.clone(), polardb.clone());
    refuse_pairs(id, vec![Pair { rds, polardb }], fault).await;
}

#[tokio::test]
async fn a_pair_with_other_ports_is_sent() {
    let stack = Stack::start().await;
    let now = stack.now(INVENTORY).await;
    let pair =
        Pair { rds: now.rds_strings()[0].clone(), polardb: now.polardb_strings()[0].clone() };
    let parameters = Parameters::Move { pairs: Some(vec![pair]) };
    let record = stack.submit(&order_of(&now, Action::Switch, parameters)).await;
    assert_eq!(record.outcome, Outcome::Ran, "{record:?}");
}

#[tokio::test]
async fn what_cannot_be_undone_needs_the_cluster_id_typed_and_no_call_is_made_without() {
    let stack = Stack::start().await;
    for (id, action, parameters) in [
        (BILLING, Action::Cancel, CLOSE),
        (PAYMENTS, Action::Complete, CLOSE),
        (INVOICES, Action::Abandon, Parameters::Abandon),
    ] {
        let good = stack.order(id, action, parameters).await;
        let calls = stack.actions().await.len();
        for typed in [None, Some(""), Some("pc-bp1"), Some("PC-BP1BILLING0000001")] {
            let typed_cluster_id = typed.map(str::to_owned);
            let intent_id = backend::IntentId::random();
            let order = ActionPost { typed_cluster_id, intent_id, ..good.clone() };
            let reason = refusal(&stack, &order).await;
            assert_eq!(reason, Reason::NotConfirmed(id.to_owned()));
            let sentence = format!("the cluster ID typed to confirm is not {id}");
            assert_eq!(reason.to_string(), sentence);
        }
        assert_eq!(stack.actions().await.len(), calls);
    }
}

#[tokio::test]
async fn a_cluster_of_another_region_is_refused() {
    let stack = Stack::start().await;
    let mut order = stack.switch_order().await;
    order.cluster.region = RegionId::parse("cn-shenzhen").unwrap();
    let reason = refusal(&stack, &order).await;
    assert_eq!(reason.to_string(), "the cluster is in cn-hangzhou, not in cn-shenzhen");
}

#[tokio::test]
async fn a_cluster_that_does_not_exist_is_refused() {
    let stack = Stack::start().await;
    let mut order = stack.switch_order().await;
    order.cluster.id = cluster("pc-bp1nobody0000001").id;
    let Reason::Unreadable(error) = refusal(&stack, &order).await else { panic!("readable") };
    assert_eq!(error.trouble, Trouble::NotFound);
    assert!(error.request_id.is_some());
}

#[tokio::test]
async fn a_migration_that_cannot_be_read_is_not_changed_and_the_next_order_is_not_held_up() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    for action in ["DescribeDBClusterAttribute", "DescribeDBClusterMigration"] {
        let forbidden = json!({ "action": action, "kind": "error", "status": 403,
            "code": "Forbidden.RAM", "message": "User not authorized." });
        stack.control("faults", forbidden).await;
        let order = ActionPost { intent_id: backend::IntentId::random(), ..order.clone() };
        let Reason::Unreadable(error) = refusal(&stack, &order).await else { panic!("readable") };
        assert_eq!(error.trouble, Trouble::Forbidden);
        assert_eq!(error.message, "User not authorized (Forbidden.RAM)");
    }
    assert_eq!(stack.submit(&order).await.outcome, Outcome::Ran);
}

#[tokio::test]
async fn parameters_of_another_action_are_an_error_and_leave_no_trace() {
    let stack = Stack::start().await;
    let order = ActionPost { parameters: CLOSE, ..stack.switch_order().await };
    let calls = stack.actions().await.len();
    let error = stack.seat.submit(order.clone().into()).await.unwrap_err();
    assert!(matches!(error, SubmitError::WrongParameters), "{error:?}");
    assert_eq!(stack.intent(&order.intent_id).await, None);
    assert_eq!(stack.actions().await.len(), calls);
}

/// This server signs with the credentials of its own profile only, and the journal must not name another.
#[tokio::test]
async fn another_profile_is_an_error_and_leaves_no_trace() {
    let stack = Stack::start().await;
    let mut order = stack.switch_order().await;
    order.cluster.profile = ProfileName::parse("other").unwrap();
    let calls = stack.actions().await.len();
    let error = stack.seat.submit(order.clone().into()).await.unwrap_err();
    assert!(matches!(error, SubmitError::UnknownProfile(_)), "{error:?}");
    assert_eq!(error.to_string(), "this post sent nothing, because there is no profile other here");
    assert_eq!(stack.intent(&order.intent_id).await, None);

    let (seat, cluster) = (&stack.seat, &order.cluster);
    for error in [
        seat.polled_migration(cluster).await.unwrap_err(),
        seat.migration(cluster).await.unwrap_err(),
        seat.attributes(cluster).await.unwrap_err(),
    ] {
        assert_eq!(error.trouble, Trouble::UnknownProfile);
        assert_eq!(error.to_string(), "there is no profile other here");
    }
    assert_eq!(stack.actions().await.len(), calls);
}

#[tokio::test]
async fn an_address_without_a_connection_string_stands_in_nobodys_way() {
    let stack = Stack::start_with(|emulator, config| {
        let proxy = Proxy::start(emulator.addr(), |_, answer| {
            let name = "\"ConnectionString\":\"";
            let Some(start) = answer.rfind(name).map(|at| at + name.len()) else { return answer };
            let length = answer[start..].find('"').unwrap();
            let spaces = " ".repeat(length);
            // The length stays the same: the spaces go behind the text.
            format!("{}\"{spaces}{}", &answer[..start], &answer[start + length + 1..])
        });
        config.upstream = upstream(&proxy.url);
    })
    .await;
    let now = stack.seat.migration(&cluster(BILLING)).await.unwrap().value;
    let mut addresses = now.rds_endpoints.iter().chain(&now.polardb_endpoints);
    assert!(addresses.any(|it| it.addresses.iter().any(|it| it.connection_string.is_empty())));
    let mut order = order_of(&now, Action::Switch, MOVE);
    // As the fields of a form carry them.
    for strings in [&mut order.seen.rds_strings, &mut order.seen.polardb_strings] {
        *strings = strings.join(" ").split_whitespace().map(str::to_owned).collect();
    }
    assert_eq!(stack.submit(&order).await.outcome, Outcome::Ran);
}

#[tokio::test]
async fn an_upstream_that_says_no_ends_the_intent_as_not_run_with_its_words() {
    let stack = Stack::start().await;
    // Between the reading and the call, somebody else cancels.
    stack.slow("ModifyDBClusterMigration", 2_000).await;
    let (seat, order) = (stack.seat.clone(), stack.switch_order().await);
    let running = tokio::spawn(async move { seat.submit(order.into()).await.unwrap() });
    stack.arrived("ModifyDBClusterMigration").await;
    let (client, at): (&Client, _) = (&stack.client, cluster(BILLING));
    client.close_db_cluster_migration(&at.region, &at.id, true).await.unwrap();

    let record = running.await.unwrap();
    assert_eq!(record.outcome, Outcome::NotRun);
    let Some(Reason::Answered(error)) = &record.reason else { panic!("{record:?}") };
    assert_eq!(error.trouble, Trouble::Refused);
    assert_eq!(error.code.as_deref(), Some("EngineMigrationStatus.NotSurpport"));
    assert!(record.request_id.is_some() && record.request_id == error.request_id);
}
