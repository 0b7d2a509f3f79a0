//! What the latest move did to the connection strings.

use backend::{IntentRecord, JournalError, Parameters, Proof, Seat, WayBack};
use migration::{Action, ClusterRef, Direction, Migration, ReadWriteMode};

/// What the latest move did to the connection strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// Some have swapped sides.
    Swapped,
    /// All stayed, so applications have to connect elsewhere.
    Stayed(Action),
    /// No move is over, or it is not known what it did.
    NotKnown,
}

impl Moved {
    /// # Errors
    /// The journal cannot be read.
    pub async fn load(
        seat: &Seat,
        cluster: &ClusterRef,
        now: &Migration,
        last: Option<&IntentRecord>,
    ) -> Result<Self, JournalError> {
        let Some(last) = last.filter(|last| new_writer_writes(last, now)) else {
            return Ok(Self::NotKnown);
        };
        Ok(match last.action() {
            // What was only seen may have been another switch than the one that was posted.
            Some((Action::Switch, _)) => match seat.names(cluster, now).await?.way_back {
                WayBack::Known(_) => Self::Swapped,
                WayBack::NothingSwapped => Self::Stayed(Action::Switch),
                WayBack::Unknown => Self::NotKnown,
            },
            Some((action, Parameters::Move { pairs })) if last.proof != Some(Proof::Seen) => {
                if pairs.is_some() {
                    Self::Swapped
                } else {
                    Self::Stayed(action)
                }
            }
            _ => Self::NotKnown,
        })
    }
}

/// Whether the move is over and the new writer reads Read and Write.
fn new_writer_writes(last: &IntentRecord, now: &Migration) -> bool {
    match last.action().map(|(action, _)| action) {
        Some(Action::Switch) => {
            now.direction == Direction::PolardbToRds && now.cluster_mode == ReadWriteMode::ReadWrite
        }
        Some(Action::RollBack) => {
            now.direction == Direction::RdsToPolardb && now.rds_mode == ReadWriteMode::ReadWrite
        }
        _ => false,
    }
}
