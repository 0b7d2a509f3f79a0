//! What is read of an intent's subject before the call and after it.

use std::collections::HashSet;

use migration::{
    ClusterId, ClusterRef, ClusterState, CreateState, Migration, Sent, Settlement, settle,
    settle_change, settle_create, settle_role,
};
use serde::Serialize;

use crate::{Backend, Intent, IntentRecord, ReadError, SourceRef, Trouble};

/// One reading. Its kind is that of the intent it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum SubjectState {
    Migration(Box<Migration>),
    Cluster(Box<ClusterState>),
    Creation(Box<CreateState>),
    /// Whether the service-linked role exists.
    Role(bool),
}

impl SubjectState {
    pub fn migration(&self) -> Option<&Migration> {
        match self {
            Self::Migration(migration) => Some(migration),
            Self::Cluster(_) | Self::Creation(_) | Self::Role(_) => None,
        }
    }
}

impl Backend {
    /// The subject as it is now, as far as the intent's effect would show there.
    pub(crate) async fn look_after(
        &self,
        record: &IntentRecord,
    ) -> Result<SubjectState, ReadError> {
        Ok(match &record.intent {
            Intent::Migration { cluster, .. } => {
                SubjectState::Migration(Box::new(self.read_fresh(cluster).await?))
            }
            Intent::Change { cluster, .. } => {
                SubjectState::Cluster(Box::new(self.state_or_gone(cluster).await?))
            }
            Intent::CreateCluster { source, .. } => {
                let mut state = match &record.read_before {
                    Some(SubjectState::Creation(before)) => before.as_ref().clone(),
                    _ => self.creation_state(source).await?,
                };
                state.new = match &record.made {
                    Some(made) => self.migrating_from(source, vec![made.clone()]).await?,
                    None => self.made_from(source, &state.listed).await?,
                };
                SubjectState::Creation(Box::new(state))
            }
            Intent::CreateServiceLinkedRole { .. } => {
                SubjectState::Role(self.has_service_linked_role(&record.intent.region_ref()).await?)
            }
        })
    }

    async fn state_or_gone(&self, cluster: &ClusterRef) -> Result<ClusterState, ReadError> {
        match self.read_cluster_view(cluster).await {
            Ok(view) => Ok(view.state),
            Err(error) if error.trouble == Trouble::NotFound => {
                Ok(ClusterState::gone(cluster.id.as_str()))
            }
            Err(error) => Err(error),
        }
    }

    /// The source and the list of its region's clusters, before a creation.
    pub(crate) async fn creation_state(
        &self,
        source: &SourceRef,
    ) -> Result<CreateState, ReadError> {
        let state = self.source(source).await?.state;
        let listed = self.fetch_list(&source.region_ref()).await?;
        let listed = listed.iter().map(|cluster| cluster.id.to_string()).collect();
        Ok(CreateState { source: state, listed, new: Vec::new() })
    }

    /// Clusters that were not listed before and migrate from the source.
    async fn made_from(
        &self,
        source: &SourceRef,
        listed: &[String],
    ) -> Result<Vec<String>, ReadError> {
        let known: HashSet<_> = listed.iter().map(String::as_str).collect();
        let now = self.fetch_list(&source.region_ref()).await?;
        let new = now.iter().filter(|cluster| !known.contains(cluster.id.as_str()));
        self.migrating_from(source, new.map(|cluster| cluster.id.clone()).collect()).await
    }

    /// Those of the clusters that migrate from the source. One that is not known yet may be later.
    async fn migrating_from(
        &self,
        source: &SourceRef,
        clusters: Vec<ClusterId>,
    ) -> Result<Vec<String>, ReadError> {
        let mut found = Vec::new();
        for id in clusters {
            let (profile, region) = (source.profile.clone(), source.region.clone());
            let cluster = ClusterRef { profile, region, id };
            match self.read_fresh(&cluster).await {
                Ok(migration) if migration.source == source.id.as_str() => {
                    found.push(cluster.id.to_string());
                }
                Ok(_) => {}
                Err(error) if error.trouble == Trouble::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(found)
    }
}

/// What a reading tells about an intent.
pub(crate) fn settle_intent(record: &IntentRecord, now: &SubjectState, sent: &Sent) -> Settlement {
    match (&record.intent, &record.read_before, now) {
        (
            Intent::Migration { action, .. },
            Some(SubjectState::Migration(before)),
            SubjectState::Migration(now),
        ) => settle(*action, before, now, sent),
        (
            Intent::Change { change, .. },
            Some(SubjectState::Cluster(before)),
            SubjectState::Cluster(now),
        ) => settle_change(change, before, now, sent),
        (Intent::CreateCluster { .. }, _, SubjectState::Creation(now)) => {
            settle_create(record.made.as_ref().map(ClusterId::as_str), now)
        }
        (Intent::CreateServiceLinkedRole { .. }, _, SubjectState::Role(exists)) => {
            settle_role(*exists)
        }
        // A reading of another kind than the intent's tells nothing.
        _ => Settlement::StillUnknown,
    }
}
