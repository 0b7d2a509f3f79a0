//! The DTS jobs of the business that are known from the journal. PolarDB has no list of them.

use migration::{ClusterChange, ClusterRef, DtsEnd, DtsJobMove};

use super::Reads;
use crate::intent::Intent;
use crate::store::JournalError;

/// A DTS job that was re-pointed from here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownDtsJob {
    pub job: String,
    pub end: DtsEnd,
    /// Where this server pointed that end of the job.
    pub target: String,
}

impl Reads {
    /// DTS jobs that were re-pointed from here, the latest first.
    pub async fn known_dts_jobs(
        &self,
        cluster: &ClusterRef,
    ) -> Result<Vec<KnownDtsJob>, JournalError> {
        let mut known: Vec<KnownDtsJob> = Vec::new();
        let realm = self.realms.now(&cluster.profile);
        for record in self.intents.repointed(&realm, &cluster.id).await? {
            let Intent::Change { change: ClusterChange::RepointDtsJobs { jobs, target }, .. } =
                record.intent
            else {
                continue;
            };
            for DtsJobMove { job, end } in jobs {
                if !known.iter().any(|known| known.job == job && known.end == end) {
                    known.push(KnownDtsJob { job, end, target: target.clone() });
                }
            }
        }
        Ok(known)
    }
}
