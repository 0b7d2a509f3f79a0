//! Answers of a wrong shape: valid JSON that no document describes.

use serde_json::{Map, Value, json};

use super::listed::listed;

listed! {
    /// A named wrong shape.
    #[derive(Default)]
    Shape {
        /// The whole answer in a list.
        #[default]
        ArrayForObject = "array_for_object",
        /// Every list an object with its elements under `0`, `1` ...
        ObjectForArray = "object_for_array",
        /// Every number a text.
        TextForNumber = "text_for_number",
        /// Every text but the `RequestId` a number.
        NumberForText = "number_for_text",
        /// No lists.
        MissingLists = "missing_lists",
        /// Nothing but the `RequestId`.
        MissingFields = "missing_fields",
        /// Every field but the `RequestId` null.
        NullFields = "null_fields",
        /// A text instead of an object.
        TextForObject = "text_for_object",
    }
}

impl Shape {
    pub fn spoil(self, answer: Value) -> Value {
        match self {
            Self::ArrayForObject => json!([answer]),
            Self::TextForObject => json!("OK"),
            Self::MissingFields => filtered(answer, |_, _| false),
            Self::MissingLists => deep(answer, &|value| match value {
                Value::Object(fields) => filtered(Value::Object(fields), |_, v| !v.is_array()),
                other => other,
            }),
            Self::NullFields => match answer {
                Value::Object(fields) => fields
                    .into_iter()
                    .map(
                        |(name, value)| {
                            if is_id(&name) { (name, value) } else { (name, Value::Null) }
                        },
                    )
                    .collect(),
                other => other,
            },
            Self::ObjectForArray => deep(answer, &|value| match value {
                Value::Array(items) => {
                    let numbered = items.into_iter().enumerate();
                    numbered.map(|(at, item)| (at.to_string(), item)).collect()
                }
                other => other,
            }),
            Self::TextForNumber => deep(answer, &|value| match value {
                Value::Number(number) => number.to_string().into(),
                other => other,
            }),
            Self::NumberForText => deep(answer, &|value| match value {
                Value::String(text) => text.len().into(),
                other => other,
            }),
        }
    }
}

fn is_id(name: &str) -> bool {
    name == "RequestId"
}

fn filtered(value: Value, keep: impl Fn(&str, &Value) -> bool) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(name, value)| is_id(name) || keep(name, value));
            Value::Object(kept.collect::<Map<_, _>>())
        }
        other => other,
    }
}

/// Changes every value, the inner ones first; a `RequestId` stays.
fn deep(value: Value, change: &dyn Fn(Value) -> Value) -> Value {
    let inner = match value {
        Value::Array(items) => items.into_iter().map(|item| deep(item, change)).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| {
                let value = if is_id(&name) { value } else { deep(value, change) };
                (name, value)
            })
            .collect(),
        other => other,
    };
    change(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_is_another_one_and_the_request_id_stays_in_every_object() {
        let answer = json!({
            "RequestId": "ID", "DelayedSeconds": 3, "Comment": "text",
            "List": [{ "Port": "3306" }],
        });
        let spoilt = |shape: Shape| shape.spoil(answer.clone());
        assert_eq!(spoilt(Shape::ArrayForObject), json!([answer]));
        assert_eq!(spoilt(Shape::TextForObject), json!("OK"));
        assert_eq!(spoilt(Shape::MissingFields), json!({ "RequestId": "ID" }));
        assert_eq!(
            spoilt(Shape::MissingLists),
            json!({ "RequestId": "ID", "DelayedSeconds": 3, "Comment": "text" })
        );
        assert_eq!(
            spoilt(Shape::NullFields),
            json!({ "RequestId": "ID", "DelayedSeconds": null, "Comment": null, "List": null })
        );
        assert_eq!(spoilt(Shape::ObjectForArray)["List"], json!({ "0": { "Port": "3306" } }));
        assert_eq!(spoilt(Shape::TextForNumber)["DelayedSeconds"], "3");
        let numbers = spoilt(Shape::NumberForText);
        assert_eq!((&numbers["Comment"], &numbers["RequestId"]), (&json!(4), &json!("ID")));
        assert_eq!(numbers["List"][0]["Port"], 4);
    }
}
