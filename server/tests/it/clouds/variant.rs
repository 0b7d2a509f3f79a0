//! How the cloud answers writes.

use serde_json::json;
use testkit::Cloud;

/// The three variants of every cloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// Every write is answered, and takes its time.
    AsItIs,
    /// The answer of every write is lost; the work is done.
    Lost,
    /// The same, and every step has ended before anybody can look.
    LostAndImmediate,
}

const STEPS: [&str; 9] =
    ["copy", "precheck", "switch", "roll_back", "close", "restart", "endpoint", "create", "delete"];

impl Variant {
    pub const ALL: [Self; 3] = [Self::AsItIs, Self::Lost, Self::LostAndImmediate];

    pub async fn prepare(self, cloud: &Cloud) {
        if self == Self::LostAndImmediate {
            let immediate = STEPS.map(|step| (step.to_owned(), json!("immediate")));
            cloud.control("progression", json!(serde_json::Map::from_iter(immediate))).await;
        }
    }

    /// What every write meets.
    pub fn meets(self) -> Meets {
        match self {
            Self::AsItIs => Meets::Answer,
            Self::Lost | Self::LostAndImmediate => Meets::LostAnswer,
        }
    }
}

/// What a write meets in the cloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meets {
    Answer,
    /// The work is done, and the answer is lost.
    LostAnswer,
    /// The call is lost.
    LostCall,
    /// The work is done, and the answer is the cloud's error.
    ErrorAfter,
    /// The answer is the cloud's error, and no work is done.
    ErrorBefore,
    /// Refused because there were too many calls.
    Throttled,
}

impl Meets {
    pub const ALL: [Self; 6] = [
        Self::Answer,
        Self::LostAnswer,
        Self::LostCall,
        Self::ErrorAfter,
        Self::ErrorBefore,
        Self::Throttled,
    ];

    /// Whether an answer came that proves what became of the call.
    pub fn is_proof(self) -> bool {
        matches!(self, Self::Answer | Self::Throttled)
    }

    /// Orders it for the next call of `action`.
    pub async fn order(self, cloud: &Cloud, action: &str) {
        let mut fault = match self {
            Self::Answer => return,
            Self::LostAnswer => json!({ "kind": "drop_after" }),
            Self::LostCall => json!({ "kind": "drop_before" }),
            Self::ErrorAfter => json!({ "kind": "error", "status": 500, "done": true }),
            Self::ErrorBefore => json!({ "kind": "error", "status": 500 }),
            Self::Throttled => json!({ "kind": "throttle" }),
        };
        fault["action"] = json!(action);
        cloud.control("faults", fault).await;
    }
}
