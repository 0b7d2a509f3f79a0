//! The columns of an intent that depend on its kind.

use std::collections::BTreeSet;

use migration::{CheckId, ClusterId, ClusterRef, InstanceId, ProfileName, RegionId};

use super::JournalError;
use super::columns::{bad, json, value};
use super::row::Row;
use crate::intent::{Intent, IntentKind, SourceRef};

pub fn parameters(intent: &Intent) -> Result<String, JournalError> {
    match intent {
        Intent::Migration { parameters, .. } => json(parameters),
        Intent::Change { change, .. } => json(change),
        Intent::CreateCluster { new, .. } => json(new),
        Intent::CreateServiceLinkedRole { .. } => json(&()),
    }
}

pub fn seen(intent: &Intent) -> Result<String, JournalError> {
    match intent {
        Intent::Migration { seen, .. } => json(seen),
        Intent::Change { seen, .. } => json(seen),
        Intent::CreateCluster { seen, .. } => json(seen),
        Intent::CreateServiceLinkedRole { .. } => json(&()),
    }
}

pub fn acknowledged(intent: &Intent) -> Result<String, JournalError> {
    match intent {
        Intent::Migration { acknowledged, .. } => json(acknowledged),
        _ => json(&BTreeSet::<CheckId>::new()),
    }
}

pub fn read(row: &Row) -> Result<Intent, JournalError> {
    let text = |column| row.text(column);
    let profile = ProfileName::parse(text("profile")?).map_err(bad)?;
    let region = RegionId::parse(text("region")?).map_err(bad)?;
    let (subject, parameters, seen) = (text("subject")?, text("parameters")?, text("seen_before")?);
    Ok(match text("intent")?.parse().map_err(bad)? {
        IntentKind::Migration(action) => {
            let id = ClusterId::parse(subject).map_err(bad)?;
            let cluster = ClusterRef { profile, region, id };
            let (parameters, seen) = (value(parameters)?, value(seen)?);
            let acknowledged = known_checks(text("acknowledged")?)?;
            Intent::Migration { cluster, action, parameters, seen, acknowledged }
        }
        IntentKind::Change(_) => {
            let id = ClusterId::parse(subject).map_err(bad)?;
            let cluster = ClusterRef { profile, region, id };
            Intent::Change { cluster, change: value(parameters)?, seen: value(seen)? }
        }
        IntentKind::CreateCluster => {
            let id = InstanceId::parse(subject).map_err(bad)?;
            let source = SourceRef { profile, region, id };
            Intent::CreateCluster { source, new: value(parameters)?, seen: value(seen)? }
        }
        IntentKind::CreateServiceLinkedRole => Intent::CreateServiceLinkedRole { profile, region },
    })
}

/// The checks of the text. Skips those that this version no longer has: the row is still worth reading.
fn known_checks(text: &str) -> Result<BTreeSet<CheckId>, JournalError> {
    let words: Vec<String> = value(text)?;
    Ok(words.iter().filter_map(|word| word.parse().ok()).collect())
}
