//! The story of every write, told twice: by the journal and by the cloud's log of calls.

use std::collections::BTreeMap;

use backend::{IntentId, IntentRecord, Outcome};
use serde_json::Value;

use super::world::World;
use crate::journal::texts;

/// Calls that change nothing, besides those that describe.
const READS: [&str; 3] =
    ["CheckServiceLinkedRole", "GenerateUpgradeReportForSyncClone", "GetCallerIdentity"];

/// Every form that was sent.
#[derive(Debug, Default)]
pub struct Story {
    noted: Vec<Noted>,
}

#[derive(Debug)]
struct Noted {
    id: IntentId,
    /// The address of its cloud.
    cloud: String,
    action: String,
    parameters: BTreeMap<String, String>,
}

impl Story {
    pub fn len(&self) -> usize {
        self.noted.len()
    }

    /// Notes which call the intent causes, as the console tells it.
    pub async fn note(&mut self, world: &World, id: &IntentId) {
        let Some(record) = world.intent(id).await else {
            return world.faults.add(format!("the intent {id} is not in the journal"));
        };
        let call = world.console.seat.call_of_intent(&record.intent, id).unwrap().call;
        let parameters = call.parameters.into_iter().map(|(name, value)| (name.to_owned(), value));
        self.noted.push(Noted {
            id: id.clone(),
            cloud: world.cloud().addr().to_string(),
            action: call.action.to_owned(),
            parameters: parameters.collect(),
        });
    }

    /// Compares what the journal and the log say about the cloud that is meant.
    pub async fn is_told(&self, world: &World) {
        let cloud = world.cloud().addr().to_string();
        let noted: Vec<_> = self.noted.iter().filter(|noted| noted.cloud == cloud).collect();
        self.is_whole(world, &noted, &cloud).await;
        let calls = world.cloud().all_calls().await;
        let is_whole = calls.first().is_some_and(|call| call["seq"] == 1);
        world.faults.unless(is_whole, || "the log of calls has lost its beginning".to_owned());
        let mut writes: Vec<_> = calls.into_iter().filter(is_write).collect();
        for noted in noted {
            let record = world.intent(&noted.id).await.unwrap();
            // What was not sent tells of no call, so the next form with the same values does.
            let first = || writes.iter().position(|call| noted.is_told_by(call));
            let at = record.sent_at.and_then(|_| first());
            let call = at.map(|at| writes.remove(at));
            let wrong = contradiction(&record, call.as_ref());
            world.faults.unless(wrong.is_none(), || {
                let (kind, outcome) = (record.kind(), record.outcome);
                let what = wrong.unwrap_or_default();
                format!("{kind:?} {} is {outcome:?}, {what}: {:?}", noted.id, record.reason)
            });
        }
        for call in writes {
            world.faults.add(format!("no intent tells of the call {call}"));
        }
        self.ends_alike(world).await;
    }

    /// The journal has these intents of this cloud, and no others.
    async fn is_whole(&self, world: &World, noted: &[&Noted], cloud: &str) {
        let query = format!("SELECT intent_id FROM intents WHERE realm LIKE '%{cloud}%'");
        let mut kept = texts(world.data(), &query).await;
        let mut sent: Vec<_> = noted.iter().map(|noted| noted.id.to_string()).collect();
        kept.sort_unstable();
        sent.sort_unstable();
        world.faults.unless(kept == sent, || {
            format!("{} intents were sent to {cloud}, and {} are kept", sent.len(), kept.len())
        });
    }

    /// What the console shows of each migration is what is true.
    async fn ends_alike(&self, world: &World) {
        let state = world.cloud().get("state").await;
        for cluster in state["clusters"].as_array().unwrap() {
            let id = cluster["id"].as_str().unwrap();
            let (status, source) =
                (&cluster["migration"]["status"], &cluster["migration"]["source"]);
            let is_from_rds = source.as_str().is_some_and(|source| source.starts_with("rm-"));
            if status.is_null() || !is_from_rds {
                continue;
            }
            let subject = world.cluster_in(id, cluster["region"].as_str().unwrap());
            let shown = async || {
                let now = world.console.seat.migration(&subject).await.ok()?.value;
                (now.status.as_str() == status).then_some(())
            };
            world.faults.wait(&format!("{id} is shown to be {status}"), shown).await;
        }
    }
}

impl Noted {
    fn is_told_by(&self, call: &Value) -> bool {
        let parameters = call["parameters"].as_object().unwrap();
        let told = self
            .parameters
            .iter()
            .all(|(name, value)| parameters.get(name).is_some_and(|it| it == value));
        call["action"] == self.action && told && parameters.len() == self.parameters.len()
    }
}

fn is_write(call: &Value) -> bool {
    let action = call["action"].as_str().unwrap();
    !action.starts_with("Describe") && !READS.contains(&action)
}

/// Why the record and the call cannot both be true.
fn contradiction(record: &IntentRecord, call: Option<&Value>) -> Option<&'static str> {
    let took_effect = call.map(|call| call["changed"].is_string());
    match (record.outcome, took_effect) {
        (outcome, _) if outcome.is_open() => Some("in the end"),
        (Outcome::SomethingElse | Outcome::RealmGone, _) => Some("which has no cause"),
        (Outcome::Ran, None) => Some("and there is no call"),
        (Outcome::Ran, Some(false)) => Some("and its call had no effect"),
        (Outcome::Refused, _) if record.sent_at.is_some() => Some("and it was sent"),
        (Outcome::NotRun, Some(true)) => Some("and its call took effect"),
        (Outcome::NotRun, None) if record.sent_at.is_some() => Some("and there is no call"),
        _ => None,
    }
}
