//! The ID of an intent, made when its form is rendered.

use rand::Rng;
use serde::{Deserialize, Serialize};

/// Names one rendered form. Invariant: 32 lower-case hex digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IntentId(String);

/// The text is not an intent ID.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the form carries no valid intent ID; open the dialog again")]
pub struct InvalidIntentId;

impl IntentId {
    /// A new id for a form that is being rendered.
    pub fn random() -> Self {
        Self(format!("{:032x}", rand::rng().random::<u128>()))
    }

    /// # Errors
    /// The text has another shape.
    pub fn parse(text: impl Into<String>) -> Result<Self, InvalidIntentId> {
        let text = text.into();
        let valid = text.len() == 32
            && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        if valid { Ok(Self(text)) } else { Err(InvalidIntentId) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for IntentId {
    type Error = InvalidIntentId;

    fn try_from(text: String) -> Result<Self, InvalidIntentId> {
        Self::parse(text)
    }
}

impl From<IntentId> for String {
    fn from(id: IntentId) -> Self {
        id.0
    }
}

impl std::fmt::Display for IntentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_random_id_is_valid_and_never_the_same() {
        let (a, b) = (IntentId::random(), IntentId::random());
        assert_ne!(a, b);
        assert_eq!(IntentId::parse(a.as_str()), Ok(a));
    }

    #[test]
    fn anything_else_is_no_intent_id() {
        for text in ["", "abc", &"g".repeat(32), &"A".repeat(32), &"0".repeat(33)] {
            assert_eq!(IntentId::parse(text), Err(InvalidIntentId), "{text}");
        }
    }
}
