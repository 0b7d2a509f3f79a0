//! The parts of the RDS Migration section that move, and the calendar file.

use migration::{Flow, MigrationStatus, Stage, WriteGap};

/// What moves in the RDS Migration section, and the calendar file.
#[derive(Debug)]
pub struct ProgressWords {
    pub curve_title: &'static str,
    pub curve: fn(&CurveFigures) -> String,
    pub gate: fn(seconds: u64) -> String,
    pub now: &'static str,
    /// The trend of the delay; empty if it is not known.
    pub flow: fn(Flow) -> &'static str,
    pub to_switchable: fn(minutes: u64) -> String,
    /// The title of the steps under way.
    pub title: fn(&MigrationStatus) -> &'static str,
    pub stage: fn(&MigrationStatus, Stage) -> &'static str,
    pub done: &'static str,
    pub under_way: &'static str,
    pub ahead: &'static str,
    /// `{}` is the time so far.
    pub elapsed: &'static str,
    pub since_sent: fn(moment: &str) -> String,
    /// The time of the first reading with this status, and of the reading before it.
    pub since_seen: fn(first: &str, before: Option<&str>) -> String,
    pub since_unknown: &'static str,
    pub usual: fn(&MigrationStatus, minutes: i64) -> String,
    pub longer_than_usual: fn(&MigrationStatus, minutes: i64) -> String,
    pub copy_depends: &'static str,
    pub gap: fn(&WriteGap, moment: &str) -> String,
    pub unreadable: fn(why: &str) -> String,
    /// The console itself cannot show what it reads.
    pub broken_off: &'static str,
    /// `{}` is the time that is left.
    pub left: &'static str,
    pub add_to_calendar: &'static str,
    pub event: fn(source: &str, cluster: &str) -> String,
    pub event_text: &'static str,
    pub emulated_time: &'static str,
}

/// The figures of the delay curve, in seconds.
pub struct CurveFigures {
    pub now: Option<u64>,
    pub lowest: u64,
    pub highest: u64,
    /// The time at which the migration was first seen.
    pub since: String,
}
