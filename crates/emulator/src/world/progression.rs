//! What ends each step of a migration, or of other work on a cluster: time, or describe calls.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

// Defaults, in emulated seconds; the documents give ranges (vendor/rds-migration 3.3).

/// Full copy of a created cluster. The documents measured about 30 minutes for 100 GB.
const SECONDS_TO_CLONE: u32 = 15 * 60;
/// From creation until the precheck says that it failed.
const SECONDS_TO_PRECHECK: u32 = 60;
/// Switch; documented as usually below five minutes.
const SECONDS_TO_SWITCH: u32 = 120;
/// Roll back; documented as within ten minutes.
const SECONDS_TO_ROLL_BACK: u32 = 120;
/// Complete, cancel or abandon; documented as about two minutes.
const SECONDS_TO_CLOSE: u32 = 120;
/// Restart after binary logging was disabled; documented as within five minutes.
const SECONDS_TO_RESTART: u32 = 60;
/// Any change of an endpoint, an address or SSL; the documents speak of about a minute.
const SECONDS_TO_CHANGE_ADDRESS: u32 = 60;
/// Making a cluster without a migration.
const SECONDS_TO_MAKE: u32 = 10 * 60;
/// Evaluation of a source.
pub const SECONDS_TO_EVALUATE: u32 = 60;
/// From the call until a deleted cluster is gone.
const SECONDS_TO_DELETE: u32 = 120;

/// What ends a step that has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// Emulated time, in seconds.
    Timed(u32),
    /// No time: the step has ended by the next call.
    Immediate,
    /// Describe calls: this many see it under way, and the next one sees its end. Every `Describe…` with the `DBClusterId`
    /// counts.
    AfterDescribes(u32),
}

/// The pace of each step. It counts for steps that begin from then on; those under way end as they began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Progression {
    /// The full copy of a created cluster.
    pub copy: Pace,
    /// Until a precheck that fails says so.
    pub precheck: Pace,
    pub switch: Pace,
    pub roll_back: Pace,
    /// Complete, cancel and abandon.
    pub close: Pace,
    /// After binary logging was disabled.
    pub restart: Pace,
    /// Changes of endpoints, addresses and SSL.
    pub endpoint: Pace,
    /// Making a cluster without a migration.
    pub create: Pace,
    /// From the call until a deleted cluster is gone.
    pub delete: Pace,
}

impl Default for Progression {
    fn default() -> Self {
        Self {
            copy: Pace::Timed(SECONDS_TO_CLONE),
            precheck: Pace::Timed(SECONDS_TO_PRECHECK),
            switch: Pace::Timed(SECONDS_TO_SWITCH),
            roll_back: Pace::Timed(SECONDS_TO_ROLL_BACK),
            close: Pace::Timed(SECONDS_TO_CLOSE),
            restart: Pace::Timed(SECONDS_TO_RESTART),
            endpoint: Pace::Timed(SECONDS_TO_CHANGE_ADDRESS),
            create: Pace::Timed(SECONDS_TO_MAKE),
            delete: Pace::Timed(SECONDS_TO_DELETE),
        }
    }
}

impl Progression {
    /// The same but for the steps that are named.
    ///
    /// # Errors
    /// A step or a pace there is not.
    pub fn with(self, changes: Map<String, Value>) -> Result<Self, serde_json::Error> {
        let mut all = serde_json::to_value(self)?;
        if let Value::Object(all) = &mut all {
            all.extend(changes);
        }
        serde_json::from_value(all)
    }

    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
