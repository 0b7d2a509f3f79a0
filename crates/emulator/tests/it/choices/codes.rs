//! Codes of refusals, and what is refused.

use super::*;

#[tokio::test]
async fn the_gate_of_a_switch_may_have_another_code_or_be_open() {
    for (gate, expected) in [
        ("status_not_supported", Some(refused(STATUS))),
        ("operation_denied", Some(answer(403, "OperationDenied.DBClusterStatus"))),
        ("off", None),
    ] {
        let emulator = with(json!({ "switch_gate": gate })).await;
        emulator.post("set", json!({ "cluster": BILLING, "delay_seconds": -1 })).await.ok();
        let reply = emulator.switch(BILLING, BILLING_SOURCE, BILLING, &[]).await;
        assert_eq!((reply.status != 200).then(|| reply.error()), expected, "{gate}");
    }
}

#[tokio::test]
async fn a_roll_back_may_have_a_gate() {
    for (gate, status) in [("off", 200), ("status_not_supported", 400)] {
        let emulator = with(json!({ "roll_back_gate": gate })).await;
        let (id, source) = (PAYMENTS, "rm-bp1payments000001");
        emulator.post("set", json!({ "cluster": id, "delay_seconds": 60 })).await.ok();
        assert_eq!(emulator.switch(id, source, source, &[]).await.status, status, "{gate}");
    }
}

#[tokio::test]
async fn the_code_for_a_wrong_status_is_a_choice() {
    for (word, expected) in [
        ("status_not_supported", refused(STATUS)),
        ("operation_denied", answer(403, "OperationDenied.DBClusterStatus")),
        ("incorrect_state", answer(403, "IncorrectDBClusterState")),
    ] {
        let emulator = with(json!({ "wrong_status": word })).await;
        assert_eq!(code(&emulator, "CloseDBClusterMigration", CHECKOUT).await, expected);
    }
}

#[tokio::test]
async fn the_codes_for_wrong_instances_are_choices() {
    let missing = answer(404, "InvalidDBClusterId.NotFound");
    for (word, expected) in [("status_not_supported", refused(STATUS)), ("not_found", missing)] {
        let emulator = with(json!({ "neither_side": word, "wrong_source": word })).await;
        let neither = emulator.switch(BILLING, BILLING_SOURCE, ORDERS, &[]).await;
        assert_eq!(neither.error(), expected);
        let other_source = emulator.switch(BILLING, ORDERS, BILLING, &[]).await;
        assert_eq!(other_source.error(), expected);
    }
}

#[tokio::test]
async fn the_code_for_no_migration_is_a_choice_except_where_it_is_documented() {
    let id = LOYALTY;
    for (word, expected) in
        [("not_exist", "EngineMigration.NotExist"), ("status_not_supported", STATUS)]
    {
        let emulator = with(json!({ "no_migration": word })).await;
        for action in ["AbortDBClusterMigration", "ContinueDBClusterMigration"] {
            assert_eq!(code(&emulator, action, id).await, refused(expected));
        }
        assert_eq!(emulator.switch(id, ORDERS, id, &[]).await.error(), refused(expected));
        let close = code(&emulator, "CloseDBClusterMigration", id).await;
        assert_eq!(close, refused("EngineMigration.NotExist"));
    }
}

#[tokio::test]
async fn abort_and_cancel_may_be_limited_to_the_documented_statuses() {
    for (allowed, status) in [(true, 200), (false, 400)] {
        let emulator = with(json!({
            "abort_while_copying": allowed,
            "abort_while_synchronizing": allowed,
            "cancel_while_copying": allowed,
        }));
        let emulator = emulator.await;
        let copying = emulator.create(ORDERS).await;
        for (action, id) in
            [("AbortDBClusterMigration", BILLING), ("AbortDBClusterMigration", copying.as_str())]
        {
            let reply = emulator.call(action, &[("DBClusterId", id)]).await;
            assert_eq!(reply.status, status, "{action} {id}");
        }
        emulator.post("reset", json!({})).await.ok();
        emulator.choose(json!({ "cancel_while_copying": allowed })).await;
        let copying = emulator.create(ORDERS).await;
        let reply = emulator.call("CloseDBClusterMigration", &[("DBClusterId", &copying)]).await;
        assert_eq!(reply.status, status);
        let failed = emulator.call("AbortDBClusterMigration", &[("DBClusterId", INVOICES)]).await;
        assert_eq!(failed.status, 200);
    }
}

#[tokio::test]
async fn continue_while_switching_is_a_choice() {
    let query = [("DBClusterId", CHECKOUT)];
    for (word, unstuck, stuck) in
        [("when_stuck", 400, 200), ("always", 200, 200), ("never", 400, 400)]
    {
        let emulator = with(json!({ "continue_while_switching": word })).await;
        assert_eq!(emulator.call("ContinueDBClusterMigration", &query).await.status, unstuck);
        let emulator = with(json!({ "continue_while_switching": word })).await;
        emulator.post("set", json!({ "cluster": CHECKOUT, "comment": "stuck" })).await.ok();
        assert_eq!(emulator.call("ContinueDBClusterMigration", &query).await.status, stuck);
    }
}

#[tokio::test]
async fn a_call_about_a_cluster_may_have_to_name_its_region() {
    let query = [("DBClusterId", BILLING), ("RegionId", "cn-shenzhen")];
    for (word, status) in [("ignored", 200), ("checked", 404)] {
        let emulator = with(json!({ "region_of_a_cluster": word })).await;
        let reply = emulator.call("DescribeDBClusterMigration", &query).await;
        assert_eq!(reply.status, status);
        assert_eq!(emulator.migration(BILLING).await["DBClusterId"], BILLING);
    }
}
