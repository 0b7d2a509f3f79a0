//! Reads an intent's subject, before the call and after it.

use std::collections::HashSet;

use migration::{
    ClusterId, ClusterRef, ClusterState, CreateState, Sent, Settlement, settle, settle_change,
    settle_create, settle_role,
};

use super::Writes;
use crate::error::{ReadError, Trouble};
use crate::intent::{Intent, IntentRecord, SourceRef, SubjectState};

impl Writes {
    /// The subject as it is now, as far as the intent's effect would show there.
    pub async fn read_subject(&self, record: &IntentRecord) -> Result<SubjectState, ReadError> {
        Ok(match &record.intent {
            Intent::Migration { cluster, .. } => {
                SubjectState::Migration(Box::new(self.reads.read_fresh(cluster).await?))
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
            Intent::CreateServiceLinkedRole { .. } => SubjectState::Role(
                self.reads.has_service_linked_role(&record.intent.region_ref()).await?,
            ),
        })
    }

    async fn state_or_gone(&self, cluster: &ClusterRef) -> Result<ClusterState, ReadError> {
        match self.reads.read_cluster_view(cluster).await {
            Ok(view) => Ok(view.state),
            Err(error) if error.trouble == Trouble::NotFound => {
                Ok(ClusterState::gone(cluster.id.as_str()))
            }
            Err(error) => Err(error),
        }
    }

    /// The source and the list of its region's clusters, before a creation.
    pub async fn creation_state(&self, source: &SourceRef) -> Result<CreateState, ReadError> {
        let state = self.reads.source(source).await?.state;
        let listed = self.reads.fetch_list(&source.region_ref()).await?;
        let listed = listed.iter().map(|cluster| cluster.id.to_string()).collect();
        Ok(CreateState { source: state, listed, new: Vec::new() })
    }

    /// Clusters that are not in `listed` and migrate from the source.
    async fn made_from(
        &self,
        source: &SourceRef,
        listed: &[String],
    ) -> Result<Vec<String>, ReadError> {
        let known: HashSet<_> = listed.iter().map(String::as_str).collect();
        let now = self.reads.fetch_list(&source.region_ref()).await?;
        let new = now.iter().filter(|cluster| !known.contains(cluster.id.as_str()));
        self.migrating_from(source, new.map(|cluster| cluster.id.clone()).collect()).await
    }

    /// Those of the clusters that migrate from the source. Skips a cluster that the cloud does not know yet.
    async fn migrating_from(
        &self,
        source: &SourceRef,
        clusters: Vec<ClusterId>,
    ) -> Result<Vec<String>, ReadError> {
        let mut found = Vec::new();
        for id in clusters {
            let (profile, region) = (source.profile.clone(), source.region.clone());
            let cluster = ClusterRef { profile, region, id };
            match self.reads.read_fresh(&cluster).await {
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

/// What a reading shows about an intent.
pub fn settle_intent(record: &IntentRecord, now: &SubjectState, sent: &Sent) -> Settlement {
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
        // A reading of another kind than the intent's shows nothing.
        _ => Settlement::StillUnknown,
    }
}
