use migration::{
    ChangeKind, ChangeRefusal as Refusal, ClusterChange, ClusterState, EndpointKind,
    MigrationStatus, judge_change,
};

use super::*;

#[track_caller]
fn refused(change: &ClusterChange, alter: impl FnOnce(&mut ClusterState), expected: Refusal) {
    assert_eq!(judge_change(change, &with(alter)), Err(expected), "{change:?}");
}

#[test]
fn each_change_is_legal_where_nothing_is_against_it() {
    for change in [public(), port(3307), ssl(true), custom(), release()] {
        assert_eq!(judge_change(&change, &state()), Ok(()), "{change:?}");
    }
    let on = with(|it| it.endpoints[0].addresses[0].ssl = Some(true));
    assert_eq!(judge_change(&ssl(false), &on), Ok(()));
    assert_eq!(judge_change(&jobs(CLUSTER), &with(switched)), Ok(()));
}

#[test]
fn endpoints_are_left_alone_while_the_cluster_changes_or_roles_move() {
    for change in [public(), port(3307), ssl(true), custom()] {
        let creating = |it: &mut ClusterState| it.status = "Creating".into();
        refused(&change, creating, Refusal::NotRunning("Creating".into()));
        for status in
            [MigrationStatus::Switching, MigrationStatus::RollingBack, MigrationStatus::Closing]
        {
            let moving = |it: &mut ClusterState| it.migration = status.clone();
            refused(&change, moving, Refusal::InTransition(status.clone()));
        }
    }
}

#[test]
fn an_address_is_made_once_under_a_name_that_the_cloud_takes() {
    let made = |it: &mut ClusterState| add_address(it, "pe-1-pub.example");
    refused(&public(), made, Refusal::HasPublicAddress("pe-1".into()));
    let none = |it: &mut ClusterState| it.endpoints.clear();
    refused(&public(), none, Refusal::NoEndpoint("pe-1".into()));
    for prefix in ["short", "Orders-pub", "1orders", "orders-", "orders.pub", &"o".repeat(41)] {
        let endpoint = "pe-1".to_owned();
        let change =
            ClusterChange::CreateEndpointAddress { endpoint, prefix: Some(prefix.to_owned()) };
        refused(&change, |_| {}, Refusal::Prefix);
    }
}

#[test]
fn a_port_is_another_one_within_the_range() {
    refused(&port(3306), |_| {}, Refusal::SamePort(3306));
    for outside in [2999, 6000] {
        refused(&port(outside), |_| {}, Refusal::Port);
    }
    for inside in [3000, 5999] {
        assert_eq!(judge_change(&port(inside), &state()), Ok(()));
    }
}

#[test]
fn ssl_is_turned_to_what_it_is_not_and_an_unknown_state_forbids_nothing() {
    refused(&ssl(false), |_| {}, Refusal::SameSsl(false));
    let unknown = with(|it| it.endpoints[0].addresses[0].ssl = None);
    for on in [true, false] {
        assert_eq!(judge_change(&ssl(on), &unknown), Ok(()));
    }
}

#[test]
fn there_are_seven_cluster_endpoints_of_known_nodes_at_most() {
    let crowd = |count: usize| {
        move |it: &mut ClusterState| {
            let custom = Endpoint { kind: EndpointKind::PolardbCustom, ..it.endpoints[1].clone() };
            it.endpoints.extend(std::iter::repeat_n(custom, count));
        }
    };
    assert_eq!(judge_change(&custom(), &with(crowd(5))), Ok(()));
    refused(&custom(), crowd(6), Refusal::TooManyEndpoints);
    let of = |nodes: &[&str], read_write| ClusterChange::CreateClusterEndpoint {
        description: String::new(),
        read_write,
        nodes: nodes.iter().map(|node| (*node).to_owned()).collect(),
        auto_add_new_nodes: false,
    };
    refused(&of(&["pi-3"], false), |_| {}, Refusal::NoNode("pi-3".into()));
    refused(&of(&["pi-1"], true), |_| {}, Refusal::TooFewNodes);
    refused(&of(&[], true), |it| it.nodes.truncate(1), Refusal::TooFewNodes);
    assert_eq!(judge_change(&of(&[], true), &state()), Ok(()));
}

#[test]
fn dts_jobs_go_to_the_side_that_writes() {
    let back = |it: &mut ClusterState| {
        switched(it);
        it.migration = MigrationStatus::SyncingToPolardb;
    };
    assert_eq!(judge_change(&jobs("rm-1"), &with(back)), Ok(()));
    let status = MigrationStatus::SyncingToPolardb;
    refused(&jobs(CLUSTER), back, Refusal::WrongTarget { expected: "rm-1".into(), status });
    refused(&jobs(CLUSTER), |_| {}, Refusal::NotReplicating(MigrationStatus::NoMigration));
    let none = ClusterChange::RepointDtsJobs { jobs: Vec::new(), target: CLUSTER.into() };
    refused(&none, switched, Refusal::NoJobs);
}

#[test]
fn only_an_unprotected_pay_as_you_go_cluster_without_a_migration_is_released() {
    refused(&release(), switched, Refusal::Migrating);
    refused(&release(), |it| it.deletion_lock = true, Refusal::Locked);
    let prepaid = |it: &mut ClusterState| it.pay_type = "Prepaid".into();
    refused(&release(), prepaid, Refusal::PayType("Prepaid".into()));
    let deleting = |it: &mut ClusterState| it.status = "Deleting".into();
    refused(&release(), deleting, Refusal::NotRunning("Deleting".into()));
}

#[test]
fn every_kind_has_a_word_of_its_own_and_only_release_is_final() {
    let kinds: std::collections::BTreeSet<_> = all().iter().map(ClusterChange::kind).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ChangeKind::ALL);
    let words: std::collections::BTreeSet<_> =
        ChangeKind::ALL.into_iter().map(ChangeKind::as_str).collect();
    assert_eq!(words.len(), ChangeKind::ALL.len());
    let last = ChangeKind::ALL.into_iter().filter(|kind| kind.is_irreversible());
    assert_eq!(last.collect::<Vec<_>>(), [ChangeKind::ReleaseCluster]);
}

#[test]
fn a_change_asks_for_the_parts_that_it_depends_on_and_for_no_other() {
    use migration::ClusterPart::{Endpoints, Migration, Ssl};
    let without = |part| move |it: &mut ClusterState| assert!(it.unread.insert(part));
    for change in [public(), port(3307), ssl(true), custom(), release()] {
        refused(&change, without(Migration), Refusal::Unread(Migration));
    }
    refused(&port(3307), without(Endpoints), Refusal::Unread(Endpoints));
    refused(&ssl(true), without(Ssl), Refusal::Unread(Ssl));
    for change in [public(), port(3307), custom(), release()] {
        assert_eq!(judge_change(&change, &with(without(Ssl))), Ok(()), "{change:?}");
    }
    let bare = with(|it| it.unread.extend([Endpoints, Ssl]));
    assert_eq!(judge_change(&release(), &bare), Ok(()));
}
