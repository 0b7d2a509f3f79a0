//! Facts about a source that its API does not show, and that prechecks and evaluations depend on.

use serde::{Deserialize, Deserializer, Serialize};

use super::check_item::CheckItem;

/// The facts about one source. The default passes every check.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    pub triggers: bool,
    pub events: bool,
    /// Tables without a primary key.
    pub no_primary_key: bool,
    /// Tables of an engine other than InnoDB and X-Engine.
    pub other_engine: bool,
    /// The source has no database.
    pub empty: bool,
    pub binlog_row_image: RowImage,
    /// Both accounts, `root` and `aliyun_root`.
    pub both_roots: bool,
    /// The proxy of the safe mode is used and there is no privileged account.
    pub safe_mode_unprivileged: bool,
    /// Not readable and writable.
    pub locked: bool,
    /// A sentence that says why the precheck fails, for a cause that has no item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
}

/// The parameter `binlog_row_image`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RowImage {
    #[default]
    Full,
    Minimal,
    Noblob,
}

impl RowImage {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Full => "FULL",
            Self::Minimal => "MINIMAL",
            Self::Noblob => "NOBLOB",
        }
    }
}

impl Facts {
    pub fn is_clean(&self) -> bool {
        *self == Self::default()
    }

    /// The facts behind the reason of a precheck.
    pub fn behind(reason: String) -> Self {
        let clean = Self::default();
        match CheckItem::saying(&reason) {
            CheckItem::Trigger => Self { triggers: true, ..clean },
            CheckItem::PrimaryKey => Self { no_primary_key: true, ..clean },
            CheckItem::TableEngine => Self { other_engine: true, ..clean },
            CheckItem::Empty => Self { empty: true, ..clean },
            CheckItem::BinaryLog => Self { binlog_row_image: RowImage::Minimal, ..clean },
            CheckItem::RootAccount => Self { both_roots: true, ..clean },
            CheckItem::AccountMode => Self { safe_mode_unprivileged: true, ..clean },
            CheckItem::ReadWriteStatus => Self { locked: true, ..clean },
            _ => Self { other: Some(reason), ..clean },
        }
    }

    /// `LockMode`.
    pub fn lock_mode(&self) -> &'static str {
        if self.locked { "ManualLock" } else { "Unlock" }
    }

    /// `ConnectionMode`.
    pub fn connection_mode(&self) -> &'static str {
        if self.safe_mode_unprivileged { "Safe" } else { "Standard" }
    }
}

/// Reads facts, or the reason that earlier versions kept in their place.
///
/// # Errors
/// The value is neither.
pub fn read_facts<'de, D: Deserializer<'de>>(saved: D) -> Result<Facts, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Facts(Facts),
        Reason(String),
    }
    Ok(match Option::deserialize(saved)? {
        Some(Either::Facts(facts)) => facts,
        Some(Either::Reason(reason)) => Facts::behind(reason),
        None => Facts::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_earlier_versions_said_of_a_source_is_read_as_facts() {
        #[derive(Deserialize)]
        struct Row {
            #[serde(default, alias = "precheck_failure", deserialize_with = "read_facts")]
            facts: Facts,
        }
        let facts = |json: &str| serde_json::from_str::<Row>(json).unwrap().facts;
        assert!(facts(r#"{"precheck_failure": null}"#).is_clean());
        assert!(facts("{}").is_clean());
        let known = facts(r#"{"precheck_failure": "The RDS instance has a trigger."}"#);
        assert_eq!(known, Facts { triggers: true, ..Facts::default() });
        let words = facts(r#"{"precheck_failure": "A table is too wide."}"#);
        assert_eq!(words.other.as_deref(), Some("A table is too wide."));
        let wrong = serde_json::from_str::<Row>(r#"{"facts": {"trigger": true}}"#);
        assert!(wrong.is_err(), "an unknown fact is not passed over");
    }
}
