//! Calls that carried a client token, with the answers that a repeated call gets again.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};

use super::table::{Keyed, Table};

/// One such call with its answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Answered {
    /// Action and token.
    pub key: String,
    /// The parameters, as one text.
    pub request: String,
    /// Without its `RequestId`.
    pub answer: Value,
}

impl Keyed for Answered {
    fn id(&self) -> &str {
        &self.key
    }
}

/// Reads the list, or the map of created clusters by token that state files of version 1 and 2 have in its place.
pub fn read_answered<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Table<Answered>, D::Error> {
    #[derive(Deserialize)]
    struct Creation {
        request: String,
        cluster: String,
        order: String,
    }
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        List(Vec<Answered>),
        Object(BTreeMap<String, Creation>),
    }
    let answered = |(token, Creation { request, cluster, order }): (String, Creation)| Answered {
        key: format!("CreateDBCluster {token}"),
        request,
        answer: json!({
            "DBClusterId": cluster, "OrderId": order, "ResourceGroupId": "rg-default",
        }),
    };
    Ok(match Either::deserialize(deserializer)? {
        Either::List(rows) => rows.into_iter().collect(),
        Either::Object(rows) => rows.into_iter().map(answered).collect(),
    })
}
