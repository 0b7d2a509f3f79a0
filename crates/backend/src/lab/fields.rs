//! The fields of a form as they were posted, and what they say.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::{LabError, LabField};

/// Kept as they came, so that a refused form can be shown again as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LabFields(pub BTreeMap<String, String>);

impl LabFields {
    /// A field without the space around it; empty if it is not there.
    pub fn get(&self, field: LabField) -> &str {
        self.0.get(field.as_str()).map(|text| text.trim()).unwrap_or_default()
    }

    /// A field that the lab has no name of its own for; `None` if it is empty or not there.
    pub fn raw(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    pub(super) fn optional(&self, field: LabField) -> Option<String> {
        Some(self.get(field).to_owned()).filter(|text| !text.is_empty())
    }

    pub(super) fn needed(&self, field: LabField) -> Result<String, LabError> {
        self.optional(field).ok_or(LabError::Missing(field))
    }

    /// A whole number; `None` if the field is empty.
    pub(super) fn whole(
        &self,
        field: LabField,
        range: RangeInclusive<u64>,
    ) -> Result<Option<u64>, LabError> {
        let Some(text) = self.optional(field) else { return Ok(None) };
        let number = text.parse().ok().filter(|number| range.contains(number));
        number.map(Some).ok_or(wrong(field, &range))
    }

    /// A number that may have a fraction, above 0 if the range begins there.
    pub(super) fn number(
        &self,
        field: LabField,
        range: RangeInclusive<u32>,
    ) -> Result<f64, LabError> {
        let (least, most) = (f64::from(*range.start()), f64::from(*range.end()));
        let number = self.get(field).parse::<f64>().ok();
        number
            .filter(|number| *number > 0.0 && (least..=most).contains(number))
            .ok_or(wrong(field, &(u64::from(*range.start())..=u64::from(*range.end()))))
    }

    /// A box that was ticked.
    pub(super) fn confirmed(&self) -> Result<(), LabError> {
        match self.0.get("confirm") {
            Some(_) => Ok(()),
            None => Err(LabError::NotConfirmed),
        }
    }
}

fn wrong(field: LabField, range: &RangeInclusive<u64>) -> LabError {
    LabError::Number { field, least: *range.start(), most: *range.end() }
}
