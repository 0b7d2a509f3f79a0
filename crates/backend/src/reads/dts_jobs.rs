//! The DTS jobs of the business that are known from the journal. PolarDB has no list of them.

use migration::{ClusterChange, ClusterId, DtsEnd, DtsJobMove};

use super::Reads;
use crate::intent::{Intent, Outcome};
use crate::store::JournalError;

/// Intents of a cluster that are searched for DTS jobs.
const SEARCHED: u32 = 200;

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
        cluster: &ClusterId,
    ) -> Result<Vec<KnownDtsJob>, JournalError> {
        let mut known: Vec<KnownDtsJob> = Vec::new();
        for record in self.intents.latest(cluster, SEARCHED).await? {
            let Intent::Change { change: ClusterChange::RepointDtsJobs { jobs, target }, .. } =
                record.intent
            else {
                continue;
            };
            if record.outcome != Outcome::Ran {
                continue;
            }
            for DtsJobMove { job, end } in jobs {
                if !known.iter().any(|known| known.job == job && known.end == end) {
                    known.push(KnownDtsJob { job, end, target: target.clone() });
                }
            }
        }
        Ok(known)
    }
}
