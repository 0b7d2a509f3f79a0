//! The checks of the replication delay: limit and trend for Switch, notice for Roll Back.

use jiff::Timestamp;

use super::{Check, CheckId, Evidence, Facts, Fix, Verdict, Weight};
use crate::readings::{Trend, trend};
use crate::rules::SWITCH_USUALLY;
use crate::vocabulary::{Delay, REVERSE_DELAY_NOTICE_SECONDS, SWITCH_DELAY_LIMIT_SECONDS};

pub fn gate(facts: &Facts<'_>) -> Vec<Check> {
    let now = facts.migration.delay;
    let (known, below) = match now.seconds() {
        None => (Verdict::Block, Verdict::NotKnown(Weight::Block)),
        Some(_) if now.allows_switch() => (Verdict::Pass, Verdict::Pass),
        Some(_) => (Verdict::Pass, Verdict::Block),
    };
    let evidence = || Evidence::Delay { now, limit: SWITCH_DELAY_LIMIT_SECONDS };
    let wait = || (below != Verdict::Pass).then_some(Fix::Wait);
    vec![
        Check::new(CheckId::DelayKnown, known, evidence())
            .with_fix((known != Verdict::Pass).then_some(Fix::Wait)),
        Check::new(CheckId::DelayBelowGate, below, evidence()).with_fix(wait()),
        trend_towards_the_gate(facts),
    ]
}

/// Warns if the delay would reach the limit during the switch at its present rate.
fn trend_towards_the_gate(facts: &Facts<'_>) -> Check {
    let trend = trend(&with_now(facts));
    let verdict = match (trend, facts.migration.delay.seconds()) {
        (Trend::Unknown, _) | (_, None) => Verdict::NotKnown(Weight::Info),
        (Trend::Rising(_), Some(now)) => {
            let then = trend.extrapolated(now, SWITCH_USUALLY);
            if then >= SWITCH_DELAY_LIMIT_SECONDS { Verdict::Warn } else { Verdict::Pass }
        }
        (Trend::Falling(_) | Trend::Steady, Some(_)) => Verdict::Pass,
    };
    let fix = (verdict == Verdict::Warn).then_some(Fix::Wait);
    Check::new(CheckId::DelayTrend, verdict, Evidence::Trend(trend)).with_fix(fix)
}

fn with_now(facts: &Facts<'_>) -> Vec<(Timestamp, Delay)> {
    let now = facts.migration.read_at.map(|at| (at, facts.migration.delay));
    // The present reading may be among the earlier ones already.
    let earlier =
        facts.delays.iter().filter(|(at, _)| now.is_none_or(|(read_at, _)| *at < read_at));
    earlier.copied().chain(now).collect()
}

pub fn reverse(facts: &Facts<'_>) -> Check {
    let now = facts.migration.delay;
    let verdict = match now.seconds() {
        None => Verdict::NotKnown(Weight::Warn),
        Some(seconds) if seconds > REVERSE_DELAY_NOTICE_SECONDS => Verdict::Warn,
        Some(_) => Verdict::Pass,
    };
    let evidence = Evidence::Delay { now, limit: REVERSE_DELAY_NOTICE_SECONDS };
    let fix = (verdict != Verdict::Pass).then_some(Fix::Wait);
    Check::new(CheckId::ReverseDelay, verdict, evidence).with_fix(fix)
}
