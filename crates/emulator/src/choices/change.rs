//! Changing some of the switches.

use serde_json::{Map, Value};

use super::choices::Choices;

impl Choices {
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// These choices with some of them changed.
    ///
    /// # Errors
    /// A sentence that names the wrong switch, and the known ones or its values.
    pub fn with(self, changes: Map<String, Value>) -> Result<Self, String> {
        let mut choices = self;
        for (name, value) in changes {
            choices = choices.with_one(&name, value)?;
        }
        choices.check()?;
        Ok(choices)
    }

    fn with_one(self, name: &str, value: Value) -> Result<Self, String> {
        let mut all = self.to_map()?;
        match all.get_mut(name) {
            Some(place) => *place = value,
            None => return Err(unknown(name)),
        }
        serde_json::from_value(Value::Object(all)).map_err(|error| format!("{name}: {error}"))
    }

    fn to_map(self) -> Result<Map<String, Value>, String> {
        match serde_json::to_value(self) {
            Ok(Value::Object(map)) => Ok(map),
            Ok(_) => Err("the choices are not an object".into()),
            Err(error) => Err(error.to_string()),
        }
    }
}

fn unknown(name: &str) -> String {
    let known: Vec<_> = Choices::switches().into_iter().map(|switch| switch.name).collect();
    format!("there is no choice \"{name}\"; there are: {}", known.join(", "))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::choices::{Count, DelayGate};

    fn changed(changes: Value) -> Result<Choices, String> {
        let Value::Object(changes) = changes else { panic!("an object is needed") };
        Choices::default().with(changes)
    }

    #[test]
    fn only_what_is_named_changes() {
        let choices = changed(json!({ "switch_gate": "off", "deadline_days": 7 })).unwrap();
        let expected =
            Choices { switch_gate: DelayGate::Off, deadline_days: Count(7), ..Choices::default() };
        assert_eq!(choices, expected);
    }

    #[test]
    fn a_wrong_name_or_value_is_refused_with_what_would_be_right() {
        let error = changed(json!({ "switch_gait": "off" })).unwrap_err();
        assert!(error.contains("switch_gait") && error.contains("switch_gate, "), "{error}");
        let error = changed(json!({ "switch_gate": "open" })).unwrap_err();
        assert!(
            error.starts_with("switch_gate: ") && error.contains("operation_denied"),
            "{error}"
        );
        let error = changed(json!({ "deadline_days": 0 })).unwrap_err();
        assert!(error.contains("deadline_days") && error.contains("1 to 365"), "{error}");
    }
}
