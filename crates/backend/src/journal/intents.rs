//! The columns of a row that depend on the kind of intent.

use migration::{ClusterId, ClusterRef, InstanceId, ProfileName, RegionId};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::JournalError;
use super::row::{bad, json, value};
use crate::{Intent, IntentKind, SourceRef};

/// What there is to say about an intent without parameters or without anything seen.
const NOTHING: &str = "null";

pub fn parameters(intent: &Intent) -> Result<String, JournalError> {
    match intent {
        Intent::Migration { parameters, .. } => json(parameters),
        Intent::Change { change, .. } => json(change),
        Intent::CreateCluster { new, .. } => json(new),
        Intent::CreateServiceLinkedRole { .. } => Ok(NOTHING.to_owned()),
    }
}

pub fn seen(intent: &Intent) -> Result<String, JournalError> {
    match intent {
        Intent::Migration { seen, .. } => json(seen),
        Intent::Change { seen, .. } => json(seen),
        Intent::CreateCluster { seen, .. } => json(seen),
        Intent::CreateServiceLinkedRole { .. } => Ok(NOTHING.to_owned()),
    }
}

pub fn read(row: &SqliteRow) -> Result<Intent, JournalError> {
    let text = |column| row.try_get::<String, _>(column);
    let profile = ProfileName::parse(text("profile")?).map_err(bad)?;
    let region = RegionId::parse(text("region")?).map_err(bad)?;
    let (subject, parameters, seen) = (text("subject")?, text("parameters")?, text("seen_before")?);
    Ok(match text("intent")?.parse().map_err(bad)? {
        IntentKind::Migration(action) => {
            let id = ClusterId::parse(subject).map_err(bad)?;
            let cluster = ClusterRef { profile, region, id };
            let (parameters, seen) = (value(parameters)?, value(seen)?);
            Intent::Migration { cluster, action, parameters, seen }
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
