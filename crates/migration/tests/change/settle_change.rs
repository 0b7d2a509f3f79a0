use migration::{Settlement, settle_change};

use super::*;

#[track_caller]
fn settled(change: &ClusterChange, now: &ClusterState) -> Settlement {
    let settlement = settle_change(change, &state(), now, &sent(false));
    if !matches!(change, ClusterChange::RepointDtsJobs { .. }) {
        assert_eq!(settle_change(change, &state(), now, &sent(true)), settlement, "{change:?}");
    }
    settlement
}

#[test]
fn an_unchanged_cluster_proves_nothing_however_long_ago_the_call_was() {
    for change in all() {
        if change != ssl(false) {
            assert_eq!(settled(&change, &state()), Settlement::StillUnknown, "{change:?}");
        }
    }
}

#[test]
fn each_effect_is_seen_where_it_shows() {
    assert_eq!(settled(&public(), &with(|it| add_address(it, "orders-pub.x"))), Settlement::Ran);
    let moved = with(|it| it.endpoints[0].addresses[0].port = "3307".into());
    assert_eq!(settled(&port(3307), &moved), Settlement::Ran);
    let on = with(|it| it.endpoints[0].addresses[0].ssl = Some(true));
    assert_eq!(settled(&ssl(true), &on), Settlement::Ran);
    let more = with(|it| add_endpoint(it, "pe-3", "reports", "ReadOnly"));
    assert_eq!(settled(&custom(), &more), Settlement::Ran);
    for status in ["Deleting", "Deleted"] {
        let now = with(|it| it.status = status.to_owned());
        assert_eq!(settled(&release(), &now), Settlement::Ran, "{status}");
    }
    let not_said = with(|it| it.status.clear());
    for change in [release(), ssl(true)] {
        assert_eq!(settled(&change, &not_said), Settlement::StillUnknown, "{change:?}");
    }
}

#[test]
fn what_somebody_else_did_does_not_pass_for_it() {
    let other = with(|it| add_address(it, "other-pub.x"));
    assert_eq!(settled(&public(), &other), Settlement::SomethingElse);
    let moved = with(|it| it.endpoints[0].addresses[0].port = "3399".into());
    assert_eq!(settled(&port(3307), &moved), Settlement::SomethingElse);
    let none = with(|it| it.endpoints.clear());
    for change in [public(), port(3307), ssl(true), ssl(false)] {
        assert_eq!(settled(&change, &none), Settlement::SomethingElse, "{change:?}");
    }
    for change in [public(), port(3307), ssl(true), custom(), jobs(CLUSTER)] {
        let gone = gone(true);
        assert_eq!(settled(&change, &gone), Settlement::SomethingElse, "{change:?}");
    }
}

#[test]
fn where_dts_jobs_point_cannot_be_read_so_the_answer_decides() {
    let now = with(switched);
    let settle = |accepted| settle_change(&jobs(CLUSTER), &now, &now, &sent(accepted));
    assert_eq!(settle(true), Settlement::Ran);
    assert_eq!(settle(false), Settlement::StillUnknown);
}

#[test]
fn a_cluster_is_gone_only_once_that_is_confirmed() {
    for change in all() {
        assert_eq!(settled(&change, &gone(false)), Settlement::StillUnknown, "{change:?}");
    }
    assert_eq!(settled(&release(), &gone(true)), Settlement::Ran);
}

#[test]
fn an_unanswered_release_is_not_called_done_while_its_call_may_be_on_its_way() {
    let settle = |accepted, seconds| {
        let sent = Sent { since: SignedDuration::from_secs(seconds), ..sent(accepted) };
        settle_change(&release(), &state(), &gone(true), &sent)
    };
    assert_eq!(settle(false, 129), Settlement::StillUnknown);
    assert_eq!(settle(false, 130), Settlement::Ran);
    assert_eq!(settle(true, 0), Settlement::Ran);
}

#[test]
fn a_part_that_cannot_be_read_proves_nothing() {
    for change in [public(), port(3307), ssl(true), ssl(false), custom()] {
        let unread = with(|it| {
            it.endpoints.clear();
            it.unread.extend(change.shows_in());
        });
        assert_eq!(settled(&change, &unread), Settlement::StillUnknown, "{change:?}");
    }
}

#[test]
fn an_endpoint_of_somebody_else_does_not_pass_for_ours() {
    let settle = |change: &ClusterChange, accepted, description, mode| {
        let now = with(|it| add_endpoint(it, "pe-3", description, mode));
        settle_change(change, &state(), &now, &sent(accepted))
    };
    for accepted in [false, true] {
        let settle = |description, mode| settle(&custom(), accepted, description, mode);
        assert_eq!(settle("reports", "ReadOnly"), Settlement::Ran);
        assert_eq!(settle("billing", "ReadOnly"), Settlement::StillUnknown);
        assert_eq!(settle("reports", "ReadWrite"), Settlement::StillUnknown);
    }
    let of_nodes = |nodes: &[&str]| ClusterChange::CreateClusterEndpoint {
        description: "reports".into(),
        read_write: false,
        nodes: nodes.iter().map(|&node| node.to_owned()).collect(),
        auto_add_new_nodes: false,
    };
    let of_both = of_nodes(&["pi-2", "pi-1"]);
    assert_eq!(settle(&of_both, false, "reports", "ReadOnly"), Settlement::Ran);
    let of_one = of_nodes(&["pi-2"]);
    assert_eq!(settle(&of_one, false, "reports", "ReadOnly"), Settlement::StillUnknown);
    let unnamed = ClusterChange::CreateClusterEndpoint {
        description: String::new(),
        read_write: false,
        nodes: Vec::new(),
        auto_add_new_nodes: true,
    };
    assert_eq!(settle(&unnamed, true, "anything", "ReadOnly"), Settlement::Ran);
    assert_eq!(settle(&unnamed, false, "anything", "ReadOnly"), Settlement::StillUnknown);
}

#[test]
fn a_state_of_an_earlier_version_is_read() {
    let old = r#"{"cluster":"pc-1","status":"","pay_type":"","deletion_lock":false,"nodes":[],
        "migration":"NO_MIGRATION","source":"","endpoints":[]}"#;
    let state: ClusterState = serde_json::from_str(old).unwrap();
    assert!(state.is_gone());
    assert_eq!((state.gone, state.unread.len()), (None, 0));
    let text = serde_json::to_string(&state).unwrap();
    assert_eq!(serde_json::from_str::<ClusterState>(&text).unwrap(), state);
}
