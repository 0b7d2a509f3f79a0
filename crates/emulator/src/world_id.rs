//! The ID that tells one world from the next.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

const DIGITS: usize = 16;

/// The ID of everything there is between one reset and the next, so that a client sees when resources of the same IDs are
/// others. Invariant: 16 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct WorldId(String);

impl WorldId {
    /// One that no other world has. It does not follow from the seed: two emulators with the same seed are two worlds.
    pub fn fresh() -> Self {
        // A few of the bits of each half say that it is a random UUID, and are the same in all.
        let (high, low) = Uuid::new_v4().as_u64_pair();
        Self(format!("{:0DIGITS$x}", high ^ low.rotate_left(32)))
    }
}

impl TryFrom<String> for WorldId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() == DIGITS && text.bytes().all(is_digit) {
            Ok(Self(text))
        } else {
            Err(format!("the ID of a world is {DIGITS} lower-case hexadecimal digits"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_differ_and_are_read_again() {
        let mut all: Vec<String> = (0..1_000).map(|_| WorldId::fresh().0).collect();
        for id in &all {
            assert_eq!(WorldId::try_from(id.clone()).unwrap().0, *id);
        }
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 1_000);
        for wrong in
            ["", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", "0123/56789abcdef"]
        {
            assert!(WorldId::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }
}
