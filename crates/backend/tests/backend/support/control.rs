//! The emulator's control plane.

use serde_json::{Value, json};

use super::{Stack, eventually};

impl Stack {
    pub async fn control(&self, path: &str, body: Value) {
        let url = format!("{}/_emulator/{path}", self.emulator.url());
        let answer = self.http.post(url).body(body.to_string()).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path} {body}");
    }

    /// The next call of `action` meets it.
    pub async fn fault(&self, action: &str, kind: &str) {
        self.control("faults", json!({ "action": action, "kind": kind })).await;
    }

    /// The account lacks the permission for an action.
    pub async fn forbid(&self, action: &str) {
        let fault =
            json!({ "action": action, "kind": "error", "status": 403, "code": "Forbidden.RAM" });
        self.control("faults", fault).await;
    }

    pub async fn slow(&self, action: &str, ms: u32) {
        self.control("faults", json!({ "action": action, "kind": "slow", "ms": ms })).await;
    }

    pub async fn clear_faults(&self) {
        let url = format!("{}/_emulator/faults", self.emulator.url());
        assert_eq!(self.http.delete(url).send().await.unwrap().status(), 200);
    }

    /// Moves emulated time forward.
    pub async fn advance(&self, seconds: u32) {
        self.control("clock", json!({ "advance_seconds": seconds })).await;
    }

    /// Takes the place of everything there is.
    pub async fn post_scenario(&self, toml: &'static str) {
        let url = format!("{}/_emulator/scenario", self.emulator.url());
        let answer = self.http.post(url).body(toml).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
    }

    pub async fn all_calls(&self) -> Vec<Value> {
        let url = format!("{}/_emulator/calls", self.emulator.url());
        let text = self.http.get(url).send().await.unwrap().text().await.unwrap();
        let mut log: Value = serde_json::from_str(&text).unwrap();
        serde_json::from_value(log["calls"].take()).unwrap()
    }

    /// The calls of one action that reached the emulator.
    pub async fn calls(&self, action: &str) -> Vec<Value> {
        self.all_calls().await.into_iter().filter(|call| call["action"] == action).collect()
    }

    /// The actions of all calls, in order.
    pub async fn actions(&self) -> Vec<String> {
        let word = |call: &Value| call["action"].as_str().unwrap().to_owned();
        self.all_calls().await.iter().map(word).collect()
    }

    /// The actions that change something, in order.
    pub async fn writes(&self) -> Vec<String> {
        let mut actions = self.actions().await;
        actions.retain(|action| !action.starts_with("Describe"));
        actions
    }

    /// Waits until a call of `action` has arrived.
    pub async fn arrived(&self, action: &str) {
        eventually("the call arrives", async || {
            (!self.calls(action).await.is_empty()).then_some(())
        })
        .await;
    }
}
