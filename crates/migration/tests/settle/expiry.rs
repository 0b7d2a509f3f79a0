//! An expiry ends a migration as Cancel and Complete do, and does not pass for them.

use migration::{Action, Migration, Sent, Settlement};

use crate::settlement::{EARLY, LATE, at, settle};

#[test]
fn an_ending_by_expiry_does_not_pass_for_a_cancel_or_a_complete() {
    let mut ended = at("NO_MIGRATION");
    ended.read_at = Some("2026-12-20T00:00:00Z".parse().unwrap());
    for (action, before) in
        [(Action::Cancel, "RDS2POLARDB_SYNCING"), (Action::Complete, "POLARDB2RDS_SYNCING")]
    {
        let before = at(before);
        let settled = settle(action, &before, &ended, &EARLY);
        assert_eq!(settled, Settlement::SomethingElse, "{action}");
        let closing = Migration {
            direction: before.direction.clone(),
            read_at: ended.read_at,
            ..at("CLOSING_MIGRATION")
        };
        assert_eq!(settle(action, &before, &closing, &EARLY), Settlement::SomethingElse);
        let accepted = Sent { accepted: true, ..EARLY };
        for now in [&ended, &closing] {
            assert_eq!(settle(action, &before, now, &accepted), Settlement::Ran, "{action}");
        }
    }
}

#[test]
fn an_end_that_may_be_an_expiry_settles_no_unanswered_call() {
    let with = |change: fn(&mut Migration, &mut Migration)| {
        let (mut before, mut ended) = (at("RDS2POLARDB_SYNCING"), at("NO_MIGRATION"));
        change(&mut before, &mut ended);
        let settle = |accepted| {
            let sent = Sent { accepted, ..LATE };
            settle(Action::Cancel, &before, &ended, &sent)
        };
        (settle(false), settle(true))
    };
    let unsure = (Settlement::StillUnknown, Settlement::Ran);
    let unreadable = with(|before, _| {
        before.deadline = None;
        before.unreadable_deadline = Some("soon".into());
    });
    assert_eq!(unreadable, unsure);
    assert_eq!(with(|_, ended| ended.read_at = None), unsure);
    assert_eq!(with(|before, _| before.deadline = None), (Settlement::Ran, Settlement::Ran));
}
