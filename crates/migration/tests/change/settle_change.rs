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
    let more = with(|it| {
        let id = "pe-3".to_owned();
        it.endpoints.push(Endpoint { id, ..it.endpoints[1].clone() });
    });
    assert_eq!(settled(&custom(), &more), Settlement::Ran);
    for status in ["", "Deleting", "Deleted"] {
        let now = with(|it| it.status = status.to_owned());
        assert_eq!(settled(&release(), &now), Settlement::Ran, "{status}");
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
        let gone = ClusterState::gone(CLUSTER);
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
