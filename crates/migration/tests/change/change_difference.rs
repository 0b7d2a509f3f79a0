use migration::{ChangeDifference, change_differences};

use super::*;

#[test]
fn nothing_changed_is_no_difference_and_the_order_of_addresses_does_not_matter() {
    for change in all() {
        assert_eq!(change_differences(&change, &state(), &state()), [], "{change:?}");
    }
    let two = with(|it| add_address(it, "a.example"));
    let turned = with(|it| {
        add_address(it, "a.example");
        it.endpoints[0].addresses.reverse();
    });
    assert_eq!(change_differences(&port(3307), &two, &turned), []);
}

#[test]
fn a_status_that_changed_matters_to_every_change() {
    for change in all() {
        let found = change_differences(&change, &state(), &with(switched));
        let was = MigrationStatus::NoMigration;
        let now = MigrationStatus::SyncingToRds;
        assert!(found.contains(&ChangeDifference::Migration { was, now }), "{change:?}");
        let found = change_differences(&change, &state(), &gone(true));
        let text = found[0].to_string();
        assert_eq!(
            text,
            "the cluster status was Running when you opened this page; it is gone now"
        );
    }
}

#[test]
fn an_address_matters_only_to_what_is_about_its_endpoint() {
    let moved = with(|it| it.endpoints[0].addresses[0].port = "3399".into());
    for change in [public(), port(3307), ssl(true), ssl(false)] {
        let found = change_differences(&change, &state(), &moved);
        let text = found[0].to_string();
        assert!(text.contains("pe-1.example:3306") && text.contains("pe-1.example:3399"), "{text}");
    }
    for change in [custom(), jobs(CLUSTER), release()] {
        assert_eq!(change_differences(&change, &state(), &moved), [], "{change:?}");
    }
    let elsewhere = with(|it| it.endpoints[1].addresses[0].port = "3399".into());
    assert_eq!(change_differences(&port(3307), &state(), &elsewhere), []);
}

#[test]
fn another_endpoint_matters_to_a_new_one_and_protection_to_a_release() {
    let fewer = with(|it| it.endpoints.truncate(1));
    assert_eq!(change_differences(&custom(), &state(), &fewer).len(), 1);
    let locked = with(|it| it.deletion_lock = true);
    let found = change_differences(&release(), &state(), &locked);
    assert_eq!(found, [ChangeDifference::DeletionLock { was: false, now: true }]);
    let paid = with(|it| it.pay_type = "Prepaid".into());
    assert_eq!(change_differences(&release(), &state(), &paid).len(), 1);
}

#[test]
fn ssl_that_was_not_read_is_no_difference_for_a_change_of_something_else() {
    let unread = with(|it| {
        it.unread.insert(migration::ClusterPart::Ssl);
        it.endpoints[0].addresses[0].ssl = None;
    });
    assert_eq!(change_differences(&port(3307), &unread, &state()), []);
    assert_eq!(change_differences(&port(3307), &state(), &unread), []);
    assert_eq!(change_differences(&ssl(true), &unread, &state()).len(), 1);
}
