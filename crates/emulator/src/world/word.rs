//! Words that many resources have in common, such as a region: each is in memory once.

use std::collections::HashSet;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The number of words below which unused ones are not looked for.
const FEW: usize = 1024;

static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

/// A text that is cheap to copy. Meant for what has few values: each new one is looked up among all known words.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(Arc<str>);

#[derive(Default)]
struct Known {
    words: HashSet<Arc<str>>,
    /// How many words were in use when unused ones were last removed.
    in_use: usize,
}

impl Known {
    fn get(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.words.get(text) {
            return Arc::clone(known);
        }
        // Clients can send any number of new words: those that are no longer in use are removed.
        if self.words.len() >= 2 * self.in_use.max(FEW) {
            self.words.retain(|word| Arc::strong_count(word) > 1);
            self.words.shrink_to_fit();
            self.in_use = self.words.len();
        }
        let word = Arc::from(text);
        self.words.insert(Arc::clone(&word));
        word
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self(KNOWN.lock().unwrap_or_else(PoisonError::into_inner).get(text))
    }
}

impl From<String> for Word {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&String> for Word {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Word {
    fn eq(&self, text: &str) -> bool {
        &**self == text
    }
}

impl PartialEq<&str> for Word {
    fn eq(&self, text: &&str) -> bool {
        &**self == *text
    }
}

impl PartialEq<String> for Word {
    fn eq(&self, text: &String) -> bool {
        &**self == text.as_str()
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_words_are_one_text_in_memory() {
        let (one, other) = (Word::from("cn-hangzhou"), Word::from("cn-hangzhou".to_owned()));
        assert!(Arc::ptr_eq(&one.0, &other.0));
        assert_ne!(one, Word::from("cn-beijing"));
    }

    #[test]
    fn words_that_nobody_holds_are_given_back() {
        let mut known = Known::default();
        let held = known.get("held");
        for n in 0..20 * FEW {
            known.get(&n.to_string());
        }
        assert!(known.words.len() <= 2 * FEW, "{}", known.words.len());
        assert!(Arc::ptr_eq(&held, &known.get("held")));
    }
}
