//! What follows from a value.

use jiff::SignedDuration;

use super::answers::{
    BusySource, DelayGate, DelayShown, IneligibleSource, NoMigration, WrongInstance, WrongStatus,
};
use super::choices::Choices;
use crate::api_error::ApiError;

impl Choices {
    /// From creation until replication ends by itself.
    pub fn deadline(&self) -> SignedDuration {
        SignedDuration::from_hours(24 * i64::from(self.deadline_days.0))
    }
}

impl DelayGate {
    /// The answer to a delay that does not allow it, if it matters at all.
    pub fn refusal(self) -> Option<ApiError> {
        match self {
            Self::StatusNotSupported => Some(ApiError::migration_status()),
            Self::OperationDenied => Some(ApiError::cluster_status()),
            Self::Off => None,
        }
    }
}

impl DelayShown {
    pub fn seconds(self) -> i64 {
        match self {
            Self::Zero => 0,
            Self::Unknown => -1,
        }
    }
}

impl WrongStatus {
    pub fn error(self) -> ApiError {
        match self {
            Self::StatusNotSupported => ApiError::migration_status(),
            Self::OperationDenied => ApiError::cluster_status(),
            Self::IncorrectState => ApiError::busy_source(),
        }
    }
}

impl WrongInstance {
    pub fn error(self) -> ApiError {
        match self {
            Self::StatusNotSupported => ApiError::migration_status(),
            Self::NotFound => ApiError::unknown_cluster_or_instance(),
        }
    }
}

impl NoMigration {
    pub fn error(self) -> ApiError {
        match self {
            Self::NotExist => ApiError::no_migration(),
            Self::StatusNotSupported => ApiError::migration_status(),
        }
    }
}

impl IneligibleSource {
    /// The answer, where `by_reason` is the one that names the reason best.
    pub fn error(self, by_reason: ApiError) -> ApiError {
        match self {
            Self::Engine => by_reason,
            Self::IncorrectState => ApiError::busy_source(),
        }
    }
}

impl BusySource {
    pub fn error(self) -> ApiError {
        match self {
            Self::IncorrectState => ApiError::busy_source(),
            Self::ActionDisabled => ApiError::disabled_by_migration(),
        }
    }
}
