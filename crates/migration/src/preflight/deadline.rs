//! The checks of the time before `ExpiredTime`, and of the way back.

use jiff::{SignedDuration, Timestamp};

use super::{Check, CheckId, Evidence, Facts, Verdict, Weight};
use crate::rules::{ROLL_BACK_AT_MOST, SWITCH_AT_MOST};
use crate::vocabulary::{DEADLINE_NEAR, Direction, ReadWriteMode as Mode};

/// A switch and the roll back that may have to follow it take at most this long.
const ROOM_FOR_A_WAY_BACK: SignedDuration =
    SignedDuration::from_secs(SWITCH_AT_MOST.as_secs() + ROLL_BACK_AT_MOST.as_secs());

pub fn of_switch(facts: &Facts<'_>, now: Timestamp) -> [Check; 2] {
    let left = time_left(facts, now);
    let verdict = match left {
        None => Verdict::NotKnown(Weight::Warn),
        Some(left) if left < ROOM_FOR_A_WAY_BACK => Verdict::Block,
        Some(left) if left <= DEADLINE_NEAR => Verdict::Warn,
        Some(_) => Verdict::Pass,
    };
    [deadline(facts, left, ROOM_FOR_A_WAY_BACK, verdict), way_back(facts, left)]
}

/// Never blocks: a roll back is the rescue, and the cloud itself refuses it once the link is gone.
pub fn of_roll_back(facts: &Facts<'_>, now: Timestamp) -> Check {
    let left = time_left(facts, now);
    let verdict = match left {
        None => Verdict::NotKnown(Weight::Info),
        Some(left) if left <= DEADLINE_NEAR => Verdict::Warn,
        Some(_) => Verdict::Pass,
    };
    deadline(facts, left, ROLL_BACK_AT_MOST, verdict)
}

fn time_left(facts: &Facts<'_>, now: Timestamp) -> Option<SignedDuration> {
    facts.migration.deadline.map(|deadline| deadline.time_left(now))
}

fn deadline(
    facts: &Facts<'_>,
    left: Option<SignedDuration>,
    needed: SignedDuration,
    verdict: Verdict,
) -> Check {
    let unreadable = facts.migration.unreadable_deadline.clone();
    let evidence =
        Evidence::Deadline { deadline: facts.migration.deadline, unreadable, left, needed };
    Check::new(CheckId::Deadline, verdict, evidence)
}

/// Whether the switch can be undone: the source has to accept writes now, the link has to be reversible, and both moves
/// have to fit before the deadline.
fn way_back(facts: &Facts<'_>, left: Option<SignedDuration>) -> Check {
    let now = facts.migration;
    let time = match left {
        None => Verdict::NotKnown(Weight::Warn),
        Some(left) if left < ROOM_FOR_A_WAY_BACK => Verdict::Block,
        Some(_) => Verdict::Pass,
    };
    let source = match now.rds_mode {
        Mode::ReadWrite => Verdict::Pass,
        Mode::ReadOnly => Verdict::Warn,
        Mode::Absent | Mode::Unrecognised(_) => Verdict::NotKnown(Weight::Warn),
    };
    let link = match now.direction {
        Direction::RdsToPolardb => Verdict::Pass,
        Direction::PolardbToRds => Verdict::Block,
        Direction::Absent | Direction::Unrecognised(_) => Verdict::NotKnown(Weight::Warn),
    };
    let verdict = [time, source, link].into_iter().max_by_key(|verdict| verdict.weight());
    let evidence = Evidence::WayBack {
        source_mode: now.rds_mode.clone(),
        direction: now.direction.clone(),
        left,
        needed: ROOM_FOR_A_WAY_BACK,
    };
    Check::new(CheckId::WayBack, verdict.unwrap_or(Verdict::Pass), evidence)
}
