//! The parameters of a call: the union of query and body.

use std::collections::BTreeMap;

use crate::api_error::ApiError;
use crate::world::Tag;

/// Parameters that carry the call, not its meaning. They stay out of the log of calls.
const COMMON: [&str; 11] = [
    "Action",
    "Version",
    "Format",
    "AccessKeyId",
    "Signature",
    "SignatureMethod",
    "SignatureVersion",
    "SignatureNonce",
    "SignatureType",
    "SecurityToken",
    "Timestamp",
];
/// The most tags of one request (vendor/rds-migration 2.1).
const MAX_TAGS: usize = 20;
/// The most parameters of one request. Real calls have a few dozen.
const MAX_PARAMETERS: usize = 500;
/// The longest id.
const MAX_ID: usize = 64;

/// Decoded names and values in the order they came. Names are case-sensitive (vendor/sdk-wire 7.4).
#[derive(Debug, Default)]
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// # Errors
    /// A name that is given twice: it would be left to chance which one counts. Or too many of them.
    pub fn new(pairs: Vec<(String, String)>) -> Result<Self, ApiError> {
        if pairs.len() > MAX_PARAMETERS {
            return Err(ApiError::unreadable("it has too many parameters"));
        }
        let mut names: Vec<_> = pairs.iter().map(|(name, _)| name).collect();
        names.sort_unstable();
        match names.windows(2).find(|two| two[0] == two[1]) {
            Some(twice) => Err(ApiError::invalid(&short(twice[0]))),
            None => Ok(Self(pairs)),
        }
    }

    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// An empty value counts as not given.
    pub fn optional(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    pub fn required(&self, name: &str) -> Result<&str, ApiError> {
        self.optional(name).ok_or_else(|| ApiError::missing(name))
    }

    /// The required `DBClusterId`, in a shape an id can have.
    pub fn cluster_id(&self) -> Result<&str, ApiError> {
        self.id("DBClusterId")
    }

    /// A required id of a resource.
    pub fn id(&self, name: &str) -> Result<&str, ApiError> {
        let id = self.required(name)?;
        let fits = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_*".contains(&byte));
        if fits && id.len() <= MAX_ID { Ok(id) } else { Err(ApiError::malformed(name)) }
    }

    /// `true` or `false` in any case: SDKs differ (vendor/rds-migration 1.2).
    pub fn boolean(&self, name: &str) -> Result<Option<bool>, ApiError> {
        match self.optional(name) {
            None => Ok(None),
            Some(word) if word.eq_ignore_ascii_case("true") => Ok(Some(true)),
            Some(word) if word.eq_ignore_ascii_case("false") => Ok(Some(false)),
            Some(_) => Err(ApiError::invalid(name)),
        }
    }

    pub fn number(
        &self,
        name: &str,
        default: usize,
        range: std::ops::RangeInclusive<usize>,
    ) -> Result<usize, ApiError> {
        match self.optional(name) {
            None => Ok(default),
            Some(text) => text
                .parse()
                .ok()
                .filter(|number| range.contains(number))
                .ok_or_else(|| ApiError::invalid(name)),
        }
    }

    /// One of a fixed set of words.
    pub fn word(&self, name: &str, words: &[&str]) -> Result<Option<&str>, ApiError> {
        match self.optional(name) {
            Some(word) if !words.contains(&word) => Err(ApiError::malformed(name)),
            word => Ok(word),
        }
    }

    /// One of the words that are there. `elsewhere` has those that the cloud knows besides.
    pub fn word_or_lack(
        &self,
        name: &str,
        words: &[&str],
        elsewhere: &[&str],
    ) -> Result<Option<&str>, ApiError> {
        match self.optional(name) {
            Some(word) if elsewhere.contains(&word) => {
                Err(ApiError::lacks(&format!("{name} {word}")))
            }
            _ => self.word(name, words),
        }
    }

    /// `on` or `off` in any case: answers write them in lower case, and requests in capitals (vendor/rds-migration 4.5).
    pub fn on_or_off(&self, name: &str) -> Result<Option<bool>, ApiError> {
        match self.optional(name) {
            None => Ok(None),
            Some(word) if word.eq_ignore_ascii_case("on") => Ok(Some(true)),
            Some(word) if word.eq_ignore_ascii_case("off") => Ok(Some(false)),
            Some(_) => Err(ApiError::malformed(name)),
        }
    }

    /// `Tag.N.Key` and `Tag.N.Value`, in the order of N; numbers may be left out (vendor/sdk-wire 2).
    pub fn tags(&self) -> Result<Vec<Tag>, ApiError> {
        let mut tags = BTreeMap::new();
        for (name, key) in self.0.iter().filter(|(name, _)| name.starts_with("Tag.")) {
            let Some(number) = name.strip_prefix("Tag.").and_then(|n| n.strip_suffix(".Key"))
            else {
                continue;
            };
            let position: u32 = number.parse().map_err(|_| ApiError::malformed("Tag"))?;
            let value = self.get(&format!("Tag.{number}.Value")).unwrap_or_default().to_owned();
            tags.insert(position, Tag { key: key.clone(), value });
        }
        if tags.len() > MAX_TAGS {
            return Err(ApiError::malformed("Tag"));
        }
        Ok(tags.into_values().filter(|tag| !tag.key.is_empty()).collect())
    }

    /// Without the common parameters, by name, for the log.
    pub fn business(&self) -> Vec<(String, String)> {
        let given = self.0.iter().filter(|(name, _)| !COMMON.contains(&name.as_str()));
        let mut given: Vec<_> = given.cloned().collect();
        given.sort_unstable();
        given
    }
}

fn short(name: &str) -> String {
    name.chars().filter(char::is_ascii_graphic).take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(pairs: &[(&str, &str)]) -> Parameters {
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).into(), (*v).into())).collect();
        Parameters::new(pairs).unwrap()
    }

    #[test]
    fn booleans_are_read_in_any_case_and_nothing_else_is_a_boolean() {
        let given = parameters(&[("A", "True"), ("B", "fAlse"), ("C", "1"), ("D", "")]);
        assert_eq!(given.boolean("A"), Ok(Some(true)));
        assert_eq!(given.boolean("B"), Ok(Some(false)));
        assert_eq!(given.boolean("C").unwrap_err().code, "InvalidC");
        assert_eq!(given.boolean("D"), Ok(None));
    }

    #[test]
    fn tags_keep_their_order_when_numbers_are_left_out() {
        let given = parameters(&[
            ("Tag.10.Key", "c"),
            ("Tag.2.Key", "b"),
            ("Tag.2.Value", "2"),
            ("Tag.1.Key", "a"),
        ]);
        let keys: Vec<_> = given.tags().unwrap().into_iter().map(|tag| tag.key).collect();
        assert_eq!(keys, ["a", "b", "c"]);
    }

    #[test]
    fn an_id_with_strange_characters_is_malformed_and_a_name_given_twice_is_refused() {
        for id in ["pc-a/b", "pc-\u{e9}", "pc a", &"p".repeat(65)] {
            let error = parameters(&[("DBClusterId", id)]).cluster_id().unwrap_err();
            assert_eq!(error.code, "InvalidDBClusterId.Malformed", "{id}");
        }
        let twice = [("A".to_owned(), "1".to_owned()), ("A".to_owned(), "2".to_owned())];
        assert_eq!(Parameters::new(twice.into()).unwrap_err().code, "InvalidA");
    }
}
