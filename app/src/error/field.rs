//! The fields of the console's forms and addresses, so that a refusal names one in the reader's words.

use serde::{Deserialize, Serialize};

use super::create_field::CreateField;

/// A field that a request lacks, or that holds what cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormField {
    /// Which rendered form it is.
    IntentId,
    Profile,
    Region,
    Cluster,
    Source,
    /// What the operator saw when the form was rendered.
    Seen,
    Endpoints,
    Binlog,
    /// The cluster ID that confirms what cannot be undone.
    Confirmation,
    /// What becomes of the error at which a migration stands.
    StandingError,
    Verdict,
    /// What the form changes or asks for.
    Change,
    ReadWriteMode,
    Ending,
    Language,
    /// The side that DTS jobs are pointed at.
    Target,
    ReadingJobs,
    WritingJobs,
    Direction,
    Attention,
    Order,
    /// A field of the form that creates a cluster.
    Create(CreateField),
    /// One that has no name on any page.
    Other(String),
}

impl FormField {
    /// The field that a form or an address calls so.
    pub fn named(name: &str) -> Self {
        match name {
            "intent_id" | "role_intent" => Self::IntentId,
            "profile" => Self::Profile,
            "region" => Self::Region,
            "cluster" => Self::Cluster,
            "source" => Self::Source,
            "seen" => Self::Seen,
            seen if seen.starts_with("seen_") => Self::Seen,
            "endpoints" => Self::Endpoints,
            "binlog" => Self::Binlog,
            "typed_cluster_id" => Self::Confirmation,
            "error" => Self::StandingError,
            "verdict" => Self::Verdict,
            "kind" | "form" | "change" => Self::Change,
            "mode" => Self::ReadWriteMode,
            "gone" => Self::Ending,
            "language" => Self::Language,
            "target" => Self::Target,
            "reading" => Self::ReadingJobs,
            "writing" => Self::WritingJobs,
            "direction" => Self::Direction,
            "needs" => Self::Attention,
            "sort" => Self::Order,
            other => {
                let mut fields = CreateField::ALL.into_iter();
                let known = fields.find(|field| field.name() == other).map(Self::Create);
                known.unwrap_or_else(|| Self::Other(shortened(other)))
            }
        }
    }

    /// The field that a form lacks, from the library's text about it.
    pub(crate) fn missing_in(text: &str) -> Option<Self> {
        text.contains("missing field `").then(|| Self::quoted_in(text).map(Self::named))?
    }

    /// The name of the field in the library's text, which may hold values, too. `None` if it names none.
    pub(crate) fn quoted_in(text: &str) -> Option<&str> {
        let (_, rest) = text.split_once(" field `")?;
        Some(rest.split_once('`')?.0)
    }
}

/// Enough to recognise it.
fn shortened(name: &str) -> String {
    name.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_that_a_form_lacks_is_found_in_the_librarys_text() {
        let missing = FormField::missing_in("failed: missing field `seen_rds_mode` at line 1");
        assert_eq!(missing, Some(FormField::Seen));
        assert_eq!(FormField::missing_in("invalid digit found in string"), None);
        let other = FormField::missing_in("missing field `stuff`");
        assert_eq!(other, Some(FormField::Other("stuff".to_owned())));
    }

    #[test]
    fn only_a_fields_name_is_taken_from_the_librarys_text() {
        for (text, field) in [
            ("failed: duplicate field `source`", Some("source")),
            ("unknown variant `typed`, expected `a` or `b`", None),
            ("invalid type: string \"typed\", expected u32", None),
        ] {
            assert_eq!(FormField::quoted_in(text), field, "{text}");
        }
    }

    #[test]
    fn every_field_of_the_form_that_creates_a_cluster_is_known() {
        for field in CreateField::ALL {
            assert_eq!(FormField::named(field.name()), FormField::Create(field));
        }
    }
}
