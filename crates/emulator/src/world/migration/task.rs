//! One migration: what is recorded about it, and the values that follow from it.

use jiff::Timestamp;
use migration::{Delay, Direction, MigrationStatus, Pairs, ReadWriteMode};
use serde::{Deserialize, Serialize};

use super::delay::DelayModel;
use crate::choices::{
    Choices, DirectionWhileClosing, DirectionWhileSwitching, ModesWhileClosing, ModesWhileSwitching,
};
use crate::mix::number_of;
use crate::world::{CheckItem, Failure, Timer};

/// One migration.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Task {
    /// The source: an RDS instance, or a cluster for a major version upgrade.
    pub source: String,
    pub source_kind: SourceKind,
    /// When replication ends by itself.
    pub expires: Timestamp,
    /// The DTS task of a logical migration; empty for a physical one.
    pub dts: String,
    /// The error text; empty if there is none.
    pub comment: String,
    /// The item for which the precheck failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<CheckItem>,
    /// Items that are not checked any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<CheckItem>,
    pub delay: DelayModel,
    /// The direction in which data is replicated.
    pub direction: Direction,
    /// Whether the full copy is done.
    pub copied: bool,
    /// The pairs that are swapped now, each named by the side that has the string now.
    pub swapped: Pairs,
    pub phase: Phase,
    /// What the transition under way falls back to; `None` if it will succeed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub falls_back: Option<Box<FallBack>>,
}

/// The end of a transition that does not succeed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FallBack {
    /// The phase before the transition.
    pub phase: Phase,
    /// `Comment` from then on; empty if it stays.
    pub comment: String,
}

/// `SrcDbType` (vendor/rds-migration 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum SourceKind {
    #[default]
    #[serde(rename = "RDS")]
    Rds,
    /// A major version upgrade.
    PolarDBMySQL,
}

impl SourceKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rds => "RDS",
            Self::PolarDBMySQL => "PolarDBMySQL",
        }
    }
}

/// The phase of a migration (vendor/rds-migration 3.1).
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The full copy runs. With a precheck, it stops there.
    Cloning {
        timer: Timer,
        precheck: Option<Precheck>,
    },
    PrecheckFailed,
    Syncing,
    Switching {
        timer: Timer,
        pairs: Pairs,
    },
    RollingBack {
        timer: Timer,
        pairs: Pairs,
    },
    Closing {
        timer: Timer,
        keep_binlog: bool,
    },
    /// Closed or expired: both sides accept writes.
    Ended,
}

/// A precheck that is going to fail.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Precheck {
    /// When the precheck fails.
    #[serde(alias = "at")]
    pub timer: Timer,
    /// An earlier version kept the reason only.
    #[serde(default)]
    pub item: Option<CheckItem>,
    pub reason: String,
}

impl Precheck {
    pub fn failure(&self) -> Failure {
        let item = self.item.unwrap_or_else(|| CheckItem::saying(&self.reason));
        Failure { item, reason: self.reason.clone() }
    }
}

impl Task {
    pub fn status(&self) -> MigrationStatus {
        match self.phase {
            Phase::Cloning { .. } => MigrationStatus::Cloning,
            Phase::PrecheckFailed => MigrationStatus::PrecheckFailed,
            Phase::Syncing if self.direction == Direction::PolardbToRds => {
                MigrationStatus::SyncingToRds
            }
            Phase::Syncing => MigrationStatus::SyncingToPolardb,
            Phase::Switching { .. } => MigrationStatus::Switching,
            Phase::RollingBack { .. } => MigrationStatus::RollingBack,
            Phase::Closing { .. } => MigrationStatus::Closing,
            Phase::Ended => MigrationStatus::NoMigration,
        }
    }

    pub fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Ended)
    }

    /// Whether it switches, rolls back or is being closed.
    pub fn is_moving(&self) -> bool {
        matches!(
            self.phase,
            Phase::Switching { .. } | Phase::RollingBack { .. } | Phase::Closing { .. }
        )
    }

    /// Whether DTS copies it, after a precheck.
    pub fn is_logical(&self) -> bool {
        !self.dts.is_empty()
    }

    /// Whether the cluster is still being made.
    pub fn is_copying(&self) -> bool {
        !self.copied && !self.is_over()
    }

    /// Read/write modes of source and cluster.
    pub fn modes(&self, choices: &Choices) -> (ReadWriteMode, ReadWriteMode) {
        use ReadWriteMode::{ReadOnly, ReadWrite};
        let stands_still = choices.modes_while_switching == ModesWhileSwitching::BothReadOnly;
        let opens = choices.modes_while_closing == ModesWhileClosing::BothReadWrite;
        match self.phase {
            Phase::Switching { .. } | Phase::RollingBack { .. } if stands_still => {
                (ReadOnly, ReadOnly)
            }
            Phase::Closing { .. } if opens => (ReadWrite, ReadWrite),
            Phase::Ended => (ReadWrite, ReadWrite),
            _ if self.direction == Direction::PolardbToRds => (ReadOnly, ReadWrite),
            _ => (ReadWrite, ReadOnly),
        }
    }

    /// `Topologies`: the direction of replication, as the API answers it.
    pub fn shown_direction(&self, choices: &Choices) -> Direction {
        match self.phase {
            Phase::Switching { .. } | Phase::RollingBack { .. } => {
                match (choices.direction_while_switching, &self.phase) {
                    (DirectionWhileSwitching::Old, _) => self.direction.clone(),
                    (DirectionWhileSwitching::Absent, _) => Direction::Absent,
                    (_, Phase::Switching { .. }) => Direction::PolardbToRds,
                    _ => Direction::RdsToPolardb,
                }
            }
            Phase::Closing { .. }
                if choices.direction_while_closing == DirectionWhileClosing::Absent =>
            {
                Direction::Absent
            }
            _ => self.direction.clone(),
        }
    }

    /// `DelayedSeconds`; -1 is unknown.
    pub fn delay_seconds(&self, cluster: &str, now: Timestamp, choices: &Choices) -> i64 {
        match self.phase {
            Phase::Ended => -1,
            Phase::Cloning { .. } | Phase::PrecheckFailed => choices.delay_while_copying.seconds(),
            Phase::Closing { .. } if !self.copied => choices.delay_while_copying.seconds(),
            Phase::Switching { .. } | Phase::RollingBack { .. } => {
                choices.delay_while_switching.seconds()
            }
            Phase::Syncing | Phase::Closing { .. } => self.delay.seconds(number_of(cluster), now),
        }
    }

    pub fn delay(&self, cluster: &str, now: Timestamp, choices: &Choices) -> Delay {
        Delay::from_wire(Some(self.delay_seconds(cluster, now, choices)))
    }

    /// The timer of the transition it is in.
    pub fn timer(&self) -> Option<Timer> {
        match self.phase {
            Phase::Cloning { timer, .. }
            | Phase::Switching { timer, .. }
            | Phase::RollingBack { timer, .. }
            | Phase::Closing { timer, .. } => Some(timer),
            Phase::PrecheckFailed | Phase::Syncing | Phase::Ended => None,
        }
    }

    pub fn timer_mut(&mut self) -> Option<&mut Timer> {
        match &mut self.phase {
            Phase::Cloning { timer, .. }
            | Phase::Switching { timer, .. }
            | Phase::RollingBack { timer, .. }
            | Phase::Closing { timer, .. } => Some(timer),
            Phase::PrecheckFailed | Phase::Syncing | Phase::Ended => None,
        }
    }

    /// Counts a describe call for the step under way.
    pub fn describe(&mut self, now: Timestamp) {
        match &mut self.phase {
            Phase::Cloning { timer, precheck: Some(precheck) } if !timer.is_held() => {
                precheck.timer.describe(now);
            }
            _ => self.timer_mut().into_iter().for_each(|timer| timer.describe(now)),
        }
    }

    /// Whether a describe call counts for the step under way.
    pub fn counts_describes(&self) -> bool {
        match &self.phase {
            Phase::Cloning { timer, precheck: Some(precheck) } => {
                !timer.is_held() && precheck.timer.counts_describes()
            }
            _ => self.timer().is_some_and(Timer::counts_describes),
        }
    }
}
