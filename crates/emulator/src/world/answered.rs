//! Calls that were answered once and for all, because they carried a client token.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};

use super::{Keyed, Table};

/// One such call.
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

/// Reads the list of today, and the creations by token that state files of version 1 and 2 have.
pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Table<Answered>, D::Error> {
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
