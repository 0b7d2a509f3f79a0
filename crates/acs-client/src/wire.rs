//! Lenient scalars: the right text in the wrong JSON type is accepted, an absent or null field is empty, and an object or
//! list in a scalar's place is an error (vendor/sdk-wire 5).

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// A text. Numbers and booleans are read as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text(pub String);

impl Text {
    /// A time such as `2026-11-20T17:43:46Z`. `None` if empty or unreadable.
    pub fn timestamp(&self) -> Option<jiff::Timestamp> {
        self.0.parse().ok()
    }

    /// `true` in any case, or 1.
    pub fn is_true(&self) -> bool {
        self.0.eq_ignore_ascii_case("true") || self.0 == "1"
    }

    /// A whole number. `None` if empty or unreadable.
    pub fn number<N: std::str::FromStr>(&self) -> Option<N> {
        self.0.trim().parse().ok()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, number, boolean or null")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Text, E> {
        Ok(Text(text))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Text, E> {
        Ok(Text(flag.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Text, E> {
        Ok(Text(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Text, E> {
        Ok(Text(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Text, E> {
        Ok(Text(number.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<Text, E> {
        Ok(Text::default())
    }
}

/// Reads null in a list's or object's place as absence.
pub(crate) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::Text;

    fn text(json: &str) -> Option<String> {
        serde_json::from_str(json).ok().map(|Text(text)| text)
    }

    #[test]
    fn scalars_become_text_and_other_shapes_are_errors() {
        for (json, expected) in [
            (r#""a""#, "a"),
            ("5", "5"),
            ("-1", "-1"),
            ("18446744073709551615", "18446744073709551615"),
            ("1.5", "1.5"),
            ("true", "true"),
            ("null", ""),
        ] {
            assert_eq!(text(json).as_deref(), Some(expected), "{json}");
        }
        assert_eq!(text("{}"), None);
        assert_eq!(text("[]"), None);
    }

    #[test]
    fn numbers_times_and_flags_are_read_from_text() {
        assert_eq!(Text("-1".into()).number::<i64>(), Some(-1));
        assert_eq!(Text("1.5".into()).number::<i64>(), None);
        assert_eq!(Text(String::new()).number::<i64>(), None);
        assert!(Text("True".into()).is_true() && Text("1".into()).is_true());
        assert!(!Text("false".into()).is_true() && !Text(String::new()).is_true());
        assert_eq!(Text("soon".into()).timestamp(), None);
        assert!(Text("2026-11-20T17:43:46Z".into()).timestamp().is_some());
    }
}
