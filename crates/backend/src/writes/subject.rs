//! Reads an intent's subject, before the call and after it.

use migration::{
    ClusterId, ClusterRef, CreateState, ListedNames, ProfileName, RegionRef, Sent, Settlement,
    settle, settle_change, settle_create, settle_role,
};

use super::Writes;
use crate::error::{ReadError, Trouble};
use crate::intent::{Intent, IntentRecord, SourceRef, SubjectState};
use crate::operations::intent_tag;

impl Writes {
    /// The subject as it is now, as far as the intent's effect would show there, by the credentials of this profile. Another
    /// one than the intent's may be unable to see the subject, so what it misses proves nothing.
    pub async fn read_subject_by(
        &self,
        record: &IntentRecord,
        by: &ProfileName,
    ) -> Result<SubjectState, ReadError> {
        Ok(match &record.intent {
            Intent::Migration { cluster, .. } => {
                let cluster = ClusterRef { profile: by.clone(), ..cluster.clone() };
                SubjectState::Migration(Box::new(self.reads.read_fresh(&cluster).await?))
            }
            Intent::Change { cluster, change, .. } => {
                let read_by = ClusterRef { profile: by.clone(), ..cluster.clone() };
                let mut state = self.reads.state_or_gone(&read_by, change.shows_in()).await?;
                if let Some(gone) = &mut state.gone {
                    gone.confirmed &= read_by.profile == cluster.profile;
                }
                SubjectState::Cluster(Box::new(state))
            }
            Intent::CreateCluster { source, new, .. } => {
                let source = &SourceRef { profile: by.clone(), ..source.clone() };
                let mut state = match (&record.read_before, &record.made, new.tagged) {
                    // The source need not be there any more where the cluster itself can be read.
                    (Some(SubjectState::Creation(before)), Some(_), _)
                    | (Some(SubjectState::Creation(before)), None, true) => before.as_ref().clone(),
                    _ => self.creation_state(source).await?,
                };
                let place = source.region_ref();
                state.new = match &record.made {
                    Some(made) => self.made_from(source, made).await?,
                    None if new.tagged => {
                        self.reads.tagged(&place, intent_tag(&record.intent_id)).await?
                    }
                    None => Vec::new(),
                };
                SubjectState::Creation(Box::new(state))
            }
            Intent::CreateServiceLinkedRole { region, .. } => {
                let place = RegionRef { profile: by.clone(), region: region.clone() };
                SubjectState::Role(self.reads.has_service_linked_role(&place).await?)
            }
        })
    }

    /// The source before a creation.
    pub async fn creation_state(&self, source: &SourceRef) -> Result<CreateState, ReadError> {
        Ok(CreateState { source: self.reads.source(source).await?.state, new: Vec::new() })
    }

    /// The cluster that the answer named, once it migrates from the source. The cloud may not know it yet.
    async fn made_from(
        &self,
        source: &SourceRef,
        made: &ClusterId,
    ) -> Result<Vec<String>, ReadError> {
        let (profile, region) = (source.profile.clone(), source.region.clone());
        let cluster = ClusterRef { profile, region, id: made.clone() };
        match self.reads.read_fresh(&cluster).await {
            Ok(migration) if migration.source == source.id.as_str() => Ok(vec![made.to_string()]),
            Ok(_) => Ok(Vec::new()),
            Err(error) if error.trouble == Trouble::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }
}

/// What a reading shows about an intent.
pub fn settle_intent(
    record: &IntentRecord,
    now: &SubjectState,
    sent: &Sent,
    names: ListedNames,
) -> Settlement {
    match (&record.intent, &record.read_before, now) {
        (
            Intent::Migration { action, .. },
            Some(SubjectState::Migration(before)),
            SubjectState::Migration(now),
        ) => settle(*action, before, now, sent, names),
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
