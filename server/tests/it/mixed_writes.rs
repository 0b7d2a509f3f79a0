//! Writes of every kind, chosen by dice: calls of the API, signed, and orders to the control plane.

use serde_json::Value;

use crate::dice::Dice;
use crate::signed::{SECRET, signed};
use crate::wire;

/// One write.
#[derive(Debug)]
pub enum Write {
    Call { action: &'static str, parameters: Vec<(&'static str, String)> },
    Control { path: &'static str, body: Value },
}

/// A write ready to be sent somewhere. Every time it is made it has another nonce.
pub struct Request {
    url: String,
    body: String,
}

impl Write {
    /// Stops emulated time, so that nothing changes but by writes.
    pub fn pause() -> Self {
        Self::Control { path: "clock", body: serde_json::json!({ "paused": true }) }
    }

    /// A write that makes sense more often than not. `state` is what there is.
    pub fn any(dice: &mut Dice, state: &Value) -> Self {
        let clusters: Vec<&Value> = state["clusters"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|cluster| cluster["migration"]["status"].is_string())
            .collect();
        let cluster = *dice.one_of(&clusters);
        let id = text(&cluster["id"]);
        match dice.below(20) {
            0..2 => create(dice, state),
            2..5 => {
                let seconds = *dice.one_of(&[1, 60, 130, 1000, 100_000]);
                let body = serde_json::json!({ "advance_seconds": seconds });
                Self::Control { path: "clock", body }
            }
            5..8 => Self::Control { path: "release", body: serde_json::json!({ "cluster": id }) },
            8 => {
                let body = serde_json::json!({ "cluster": id, "comment": "a step is stuck" });
                Self::Control { path: "set", body }
            }
            9 => Self::Control { path: "hold", body: serde_json::json!({ "cluster": id }) },
            10..16 => turn(dice, cluster),
            16 => call("CloseDBClusterMigration", &id, &[("ContinueEnableBinlog", "false")]),
            17 => call("AbortDBClusterMigration", &id, &[]),
            18 => call("ContinueDBClusterMigration", &id, &[]),
            _ => call("ContinueDBClusterMigration", &id, &[("ForceSwitch", "true")]),
        }
    }

    pub fn request(&self, emulator: &str) -> Request {
        match self {
            Self::Control { path, body } => {
                Request { url: format!("{emulator}/_emulator/{path}"), body: body.to_string() }
            }
            Self::Call { action, parameters } => {
                let query = signed(action, parameters, SECRET);
                Request { url: format!("{emulator}/?{query}"), body: String::new() }
            }
        }
    }
}

impl Request {
    /// Sends it and gives the status of the answer.
    pub fn send(&self) -> u16 {
        wire::post_json(&self.url, &self.body).status
    }

    /// Sends it; nothing if the connection ends before the answer.
    pub fn try_send(&self) -> Option<u16> {
        wire::try_post_json(&self.url, &self.body).map(|reply| reply.status)
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn call(action: &'static str, cluster: &str, more: &[(&'static str, &str)]) -> Write {
    let mut parameters = vec![("DBClusterId", cluster.to_owned())];
    parameters.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
    Write::Call { action, parameters }
}

/// A switch or roll back, with or without endpoints.
fn turn(dice: &mut Dice, cluster: &Value) -> Write {
    let (id, source) = (text(&cluster["id"]), text(&cluster["migration"]["source"]));
    let to_rds = cluster["migration"]["direction"] == "POLARDB2RDS";
    let master = if to_rds == (dice.below(10) > 0) { &source } else { &id };
    let swap = *dice.one_of(&["true", "false"]);
    let more = [
        ("SourceRDSDBInstanceId", &*source),
        ("NewMasterInstanceId", master),
        ("SwapConnectionString", swap),
    ];
    call("ModifyDBClusterMigration", &id, &more)
}

fn create(dice: &mut Dice, state: &Value) -> Write {
    let source = text(&dice.one_of(state["instances"].as_array().unwrap())["id"]);
    let token = format!("token-{}", dice.below(4));
    let parameters = [
        ("DBType", "MySQL"),
        ("DBVersion", "8.0"),
        ("PayType", "Postpaid"),
        ("CreationOption", "MigrationFromRDS"),
        ("SourceResourceId", &source),
        ("ClientToken", &token),
    ];
    let parameters = parameters.map(|(name, value)| (name, value.to_owned())).to_vec();
    Write::Call { action: "CreateDBCluster", parameters }
}
