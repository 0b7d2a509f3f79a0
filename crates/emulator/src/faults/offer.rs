//! What can be ordered: the kinds of faults with their details, for a program that offers them to a person.

use serde::Serialize;
use serde_json::Value;

use super::kind::Kind;
use super::shape::Shape;
use super::transition::Transition;
use crate::api_error::NoPermission;
use crate::world::CheckItem;

/// One kind.
#[derive(Debug, Serialize)]
pub struct Offer {
    kind: Kind,
    /// The operations that it can affect; `None` for all of them.
    actions: Option<&'static [&'static str]>,
    fields: Vec<Field>,
}

/// One detail of an order.
#[derive(Debug, Serialize)]
struct Field {
    name: &'static str,
    #[serde(rename = "type")]
    takes: Takes,
    required: bool,
    /// The words that it takes; empty for every other type.
    values: Vec<Value>,
}

/// The type of a detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Takes {
    Number,
    Text,
    Flag,
    /// One of its `values`.
    Word,
    /// What a replication delay follows.
    Delay,
}

/// Every kind.
pub fn offers() -> Vec<Offer> {
    Kind::ALL.iter().map(|&kind| Offer::of(kind)).collect()
}

impl Offer {
    fn of(kind: Kind) -> Self {
        let fields = kind.fields().iter().map(|name| Field::of(kind, name));
        Self { kind, actions: kind.actions(), fields: fields.collect() }
    }
}

impl Field {
    fn of(kind: Kind, name: &'static str) -> Self {
        let takes = match name {
            "retry_after_ms" | "status" | "ms" => Takes::Number,
            "done" => Takes::Flag,
            "shape" | "transition" | "item" | "no_permission_type" => Takes::Word,
            "delay" => Takes::Delay,
            _ => Takes::Text,
        };
        let required = matches!((kind, name), (Kind::Slow, "ms") | (Kind::Lag, "delay"));
        Self { name, takes, required, values: values(kind, name) }
    }
}

fn values(kind: Kind, name: &str) -> Vec<Value> {
    match name {
        "shape" => Shape::ALL.iter().map(|shape| shape.as_str().into()).collect(),
        "transition" => {
            let fits = |transition: &&Transition| {
                kind != Kind::FallsBack || **transition != Transition::Cloning
            };
            Transition::ALL.iter().filter(fits).map(|one| one.as_str().into()).collect()
        }
        "no_permission_type" => NoPermission::ALL.iter().map(|one| one.as_str().into()).collect(),
        "item" => {
            let failing = CheckItem::ALL.into_iter().filter(|item| !item.is_warning());
            failing.filter_map(|item| serde_json::to_value(item).ok()).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::*;
    use crate::faults::fault_order::FaultOrder;

    /// Something that a field of this type takes.
    fn example(field: &Field) -> Value {
        match field.takes {
            Takes::Number => json!(500),
            Takes::Text => json!("text"),
            Takes::Flag => json!(true),
            Takes::Word => field.values[0].clone(),
            Takes::Delay => json!("unknown"),
        }
    }

    #[test]
    fn an_order_with_what_is_offered_is_accepted_and_one_without_what_is_required_is_not() {
        for offer in offers() {
            let mut order = Map::from_iter([("kind".to_owned(), json!(offer.kind))]);
            order.extend(offer.fields.iter().map(|field| (field.name.to_owned(), example(field))));
            let check = |order: &Map<String, Value>| {
                serde_json::from_value::<FaultOrder>(order.clone().into()).unwrap().trouble()
            };
            check(&order).unwrap();
            for field in offer.fields {
                let mut without = order.clone();
                without.remove(field.name);
                assert_eq!(check(&without).is_err(), field.required, "{without:?}");
                for value in field.values {
                    order.insert(field.name.to_owned(), value);
                    check(&order).unwrap();
                }
            }
        }
    }
}
