//! Which strings a roll back swaps.

use backend::{Outcome, Parameters, WayBack};
use migration::{Action, Migration, Pairs, invert};

use crate::support::{
    ActionPost, BILLING, PAYMENTS, SESSIONS, Stack, TRANSITION, cluster, offered, order_of,
};

async fn way_back(stack: &Stack, id: &str) -> WayBack {
    let now = stack.now(id).await;
    stack.seat.names(&cluster(id), &now).await.unwrap().way_back
}

async fn run(stack: &Stack, order: &ActionPost) {
    let record = stack.submit(order).await;
    assert_eq!(record.outcome, Outcome::Ran, "{record:?}");
    stack.advance(TRANSITION).await;
}

async fn switch(stack: &Stack, pairs: Option<Pairs>) -> Migration {
    let before = stack.now(BILLING).await;
    run(stack, &order_of(&before, Action::Switch, Parameters::Move { pairs })).await;
    before
}

#[tokio::test]
async fn a_switch_of_our_own_is_undone_by_the_pairs_the_journal_has_inverted() {
    let stack = Stack::start().await;
    let pairs = offered(&stack.now(BILLING).await);
    let before = switch(&stack, Some(pairs.clone())).await;

    let WayBack::Known(back) = way_back(&stack, BILLING).await else { panic!("unknown") };
    assert_eq!(back, invert(&pairs));
    let parameters = Parameters::Move { pairs: Some(back) };
    run(&stack, &stack.order(BILLING, Action::RollBack, parameters).await).await;

    let now = stack.now(BILLING).await;
    assert_eq!(now.rds_strings(), before.rds_strings());
    assert_eq!(now.polardb_strings(), before.polardb_strings());
}

#[tokio::test]
async fn only_the_chosen_pairs_are_on_the_way_back() {
    let stack = Stack::start().await;
    let chosen = offered(&stack.now(BILLING).await)[1..2].to_vec();
    switch(&stack, Some(chosen.clone())).await;
    assert_eq!(way_back(&stack, BILLING).await, WayBack::Known(invert(&chosen)));
}

#[tokio::test]
async fn a_switch_without_endpoints_has_nothing_to_swap_back() {
    let stack = Stack::start().await;
    switch(&stack, None).await;
    assert_eq!(way_back(&stack, BILLING).await, WayBack::NothingSwapped);
}

#[tokio::test]
async fn a_switch_made_elsewhere_leaves_the_choice_to_the_operator() {
    let stack = Stack::start().await;
    assert_eq!(way_back(&stack, PAYMENTS).await, WayBack::Unknown);
    assert_eq!(way_back(&stack, SESSIONS).await, WayBack::Unknown);
}

#[tokio::test]
async fn a_way_back_survives_a_restart() {
    let stack = Stack::start().await;
    let pairs = offered(&stack.now(BILLING).await);
    switch(&stack, Some(pairs.clone())).await;
    stack.backend.shutdown().await;
    let (_, again) = stack.open_again().await;
    let now = stack.now(BILLING).await;
    let known = again.names(&cluster(BILLING), &now).await.unwrap().way_back;
    assert_eq!(known, WayBack::Known(invert(&pairs)));
}

/// Switched here with all pairs, then rolled back and switched again elsewhere with other pairs.
#[tokio::test]
async fn what_the_journal_has_counts_no_more_once_the_names_moved_elsewhere() {
    let stack = Stack::start().await;
    let pairs = offered(&stack.now(BILLING).await);
    let before = switch(&stack, Some(pairs.clone())).await;
    let elsewhere = |new_master: &str, swap: Option<&Pairs>| acs_client::ModifyMigration {
        cluster: cluster(BILLING).id,
        source: before.source.clone(),
        new_master: new_master.to_owned(),
        swap: swap
            .map(|pairs| pairs.iter().map(|it| (it.rds.clone(), it.polardb.clone())).collect()),
    };
    let one = pairs[..1].to_vec();
    for modify in [elsewhere(&before.source, Some(&invert(&pairs))), elsewhere(BILLING, Some(&one))]
    {
        let region = cluster(BILLING).region;
        stack.client.modify_db_cluster_migration(&region, &modify).await.unwrap();
        stack.advance(TRANSITION).await;
    }
    assert_eq!(way_back(&stack, BILLING).await, WayBack::Unknown);
}

/// Both names are on the side where the switch left them, each at the other's endpoint: taken back by the journal's
/// pairs, they would answer at the wrong endpoints.
#[tokio::test]
async fn names_that_changed_places_on_their_side_leave_the_choice_to_the_operator() {
    let stack = Stack::start().await;
    switch(&stack, Some(offered(&stack.now(BILLING).await))).await;
    let mut now = stack.now(BILLING).await;
    let [first, second, ..] = &mut now.polardb_endpoints[..] else { panic!("one endpoint") };
    std::mem::swap(
        &mut first.addresses[0].connection_string,
        &mut second.addresses[0].connection_string,
    );
    let found = stack.seat.names(&cluster(BILLING), &now).await.unwrap().way_back;
    assert_eq!(found, WayBack::Unknown);
}
