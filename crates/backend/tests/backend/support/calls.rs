//! What the backend has asked of the cloud, as names of actions.

use serde_json::Value;

use super::Stack;

impl Stack {
    /// The actions of all calls, in order.
    pub async fn actions(&self) -> Vec<String> {
        let name = |call: &Value| call["action"].as_str().unwrap().to_owned();
        self.all_calls().await.iter().map(name).collect()
    }

    /// The actions that change something, in order.
    pub async fn writes(&self) -> Vec<String> {
        let mut actions = self.actions().await;
        actions.retain(|action| !action.starts_with("Describe"));
        actions
    }
}
