use migration::{Flow, MigrationStatus, Stage, WriteGap};

/// What moves in the RDS Migration section, and the calendar file.
#[derive(Debug)]
pub struct LiveWords {
    pub curve_title: &'static str,
    pub curve: fn(&CurveFigures) -> String,
    pub gate: fn(seconds: u64) -> String,
    pub now: &'static str,
    /// Where the delay is going; empty where nobody knows.
    pub flow: fn(Flow) -> &'static str,
    pub to_switchable: fn(minutes: u64) -> String,
    /// What is under way.
    pub progress: fn(&MigrationStatus) -> &'static str,
    pub stage: fn(&MigrationStatus, Stage) -> &'static str,
    pub done: &'static str,
    pub under_way: &'static str,
    pub ahead: &'static str,
    /// `{}` is the time so far.
    pub elapsed: &'static str,
    pub since_sent: fn(moment: &str) -> String,
    /// When the status was first read, and the reading before.
    pub since_seen: fn(first: &str, before: Option<&str>) -> String,
    pub since_unknown: &'static str,
    pub usual: fn(&MigrationStatus, minutes: i64) -> String,
    pub longer_than_usual: fn(&MigrationStatus, minutes: i64) -> String,
    pub copy_depends: &'static str,
    pub gap: fn(&WriteGap, moment: &str) -> String,
    pub unreadable: fn(why: &str) -> String,
    /// `{}` is the time that is left.
    pub left: &'static str,
    pub add_to_calendar: &'static str,
    pub event: fn(source: &str, cluster: &str) -> String,
    pub event_text: &'static str,
    pub emulated_time: &'static str,
}

/// What the delay curve shows, in seconds.
pub struct CurveFigures {
    pub now: Option<u64>,
    pub lowest: u64,
    pub highest: u64,
    /// When the migration was first seen.
    pub since: String,
}
