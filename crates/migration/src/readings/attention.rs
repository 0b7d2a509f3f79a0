//! Which migrations of a list need a person, and why.

use serde::{Deserialize, Serialize};

use crate::vocabulary::{Migration, MigrationStatus, REVERSE_DELAY_NOTICE_SECONDS, Urgency};

/// One reason why a migration needs a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Attention {
    /// It is stuck or failed, or its status is a word these rules do not know.
    Error,
    /// A day or less is left until `ExpiredTime`.
    Deadline,
    /// The delay is unknown, or too large to switch or to go back.
    Delay,
}

impl Attention {
    pub const ALL: [Self; 3] = [Self::Error, Self::Deadline, Self::Delay];

    /// The word in URLs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Deadline => "deadline",
            Self::Delay => "delay",
        }
    }

    /// Whether this reason applies to the migration as it was read.
    pub fn applies_to(self, migration: &Migration) -> bool {
        match self {
            Self::Error => has_error(migration),
            Self::Deadline => ends_soon(migration),
            Self::Delay => lags(migration),
        }
    }
}

/// Whether any reason applies.
pub fn needs_attention(migration: &Migration) -> bool {
    Attention::ALL.into_iter().any(|reason| reason.applies_to(migration))
}

fn has_error(migration: &Migration) -> bool {
    let odd = matches!(
        migration.status,
        MigrationStatus::PrecheckFailed | MigrationStatus::Unrecognised(_)
    );
    odd || (migration.status != MigrationStatus::NoMigration && !migration.comment.is_empty())
}

/// `false` without the upstream's time: a distance that is unknown for every row must not mark every row.
fn ends_soon(migration: &Migration) -> bool {
    let (Some(deadline), Some(now)) = (migration.deadline, migration.read_at) else { return false };
    migration.status != MigrationStatus::NoMigration && deadline.urgency(now) >= Urgency::Day
}

/// Only while the migration waits for a person: during a copy or a switch the delay has no meaning.
fn lags(migration: &Migration) -> bool {
    let delay = migration.delay;
    match migration.status {
        MigrationStatus::SyncingToPolardb => !delay.allows_switch(),
        MigrationStatus::SyncingToRds => {
            delay.seconds().is_none_or(|seconds| seconds > REVERSE_DELAY_NOTICE_SECONDS)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{Deadline, Delay, Direction, ReadWriteMode, SourceKind};

    fn migration(status: &str, delay: i64, comment: &str, deadline: &str) -> Migration {
        Migration {
            cluster: "pc-1".into(),
            source: "rm-1".into(),
            source_kind: SourceKind::Rds,
            status: status.into(),
            direction: Direction::RdsToPolardb,
            rds_mode: ReadWriteMode::ReadWrite,
            cluster_mode: ReadWriteMode::ReadOnly,
            delay: Delay::from_wire(Some(delay)),
            deadline: Deadline::from_wire(deadline),
            unreadable_deadline: None,
            comment: comment.into(),
            dts_instance: String::new(),
            rds_endpoints: Vec::new(),
            polardb_endpoints: Vec::new(),
            read_at: "2026-11-01T00:00:00Z".parse().ok(),
        }
    }

    const FAR: &str = "2026-11-30T00:00:00Z";
    const NEAR: &str = "2026-11-01T23:00:00Z";
    const PAST: &str = "2026-10-31T00:00:00Z";

    #[track_caller]
    fn check(status: &str, delay: i64, comment: &str, deadline: &str, expected: &[Attention]) {
        let migration = migration(status, delay, comment, deadline);
        let found: Vec<_> =
            Attention::ALL.into_iter().filter(|reason| reason.applies_to(&migration)).collect();
        assert_eq!(found, expected);
        assert_eq!(needs_attention(&migration), !expected.is_empty());
    }

    #[test]
    fn a_migration_that_runs_well_needs_nobody() {
        check("RDS2POLARDB_SYNCING", 59, "", FAR, &[]);
        check("POLARDB2RDS_SYNCING", 60, "", FAR, &[]);
        check("NO_MIGRATION", -1, "an old comment", PAST, &[]);
    }

    #[test]
    fn the_delay_counts_while_the_migration_waits_for_a_person() {
        for delay in [-1, 60] {
            check("RDS2POLARDB_SYNCING", delay, "", FAR, &[Attention::Delay]);
            check("RDS2POLARDB_CLONING", delay, "", FAR, &[]);
            check("SWITCHING", delay, "", FAR, &[]);
        }
        check("POLARDB2RDS_SYNCING", 61, "", FAR, &[Attention::Delay]);
    }

    #[test]
    fn errors_unknown_words_and_the_last_day_are_reasons() {
        check("PRE_CHECK_FAIL", 0, "", "", &[Attention::Error]);
        check("SWITCH_FAIL", 0, "", "", &[Attention::Error]);
        check("SWITCHING", 0, "stuck", FAR, &[Attention::Error]);
        check("RDS2POLARDB_SYNCING", 0, "", NEAR, &[Attention::Deadline]);
        check("RDS2POLARDB_SYNCING", 99, "", PAST, &[Attention::Deadline, Attention::Delay]);
    }
}
