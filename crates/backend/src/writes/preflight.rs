//! The preflight of an action, with what the journal knows: for the dialog, and again right before the call is sent.

use std::collections::BTreeSet;

use jiff::Timestamp;
use migration::{Action, ClusterRef, Delay, Facts, Migration, Report, Seen, WayBack, preflight};

use super::{Names, Writes};
use crate::intent::Parameters;
use crate::store::{JournalError, Sample};

/// Samples that are read; more than a trend needs.
const SAMPLES: u32 = 240;

impl Writes {
    /// Every check of `action` with these parameters. `seen` is `None` while the form is being rendered.
    pub async fn preflight(
        &self,
        cluster: &ClusterRef,
        action: Action,
        now: &Migration,
        seen: Option<&Seen>,
        parameters: &Parameters,
    ) -> Result<Report, JournalError> {
        let names = match action {
            Action::RollBack | Action::Complete => self.names(cluster, now).await?,
            _ => Names { migration: now.clone(), way_back: WayBack::Unknown },
        };
        let Names { mut migration, way_back } = names;
        let realm = self.realms.now(&cluster.profile);
        let samples = self.observed.samples().latest(&realm, &cluster.id, SAMPLES).await?;
        let delays = delays(&samples, now);
        let known = self.reads.known_dts_jobs(cluster).await?;
        // Both ends of a job may be known; each job counts once.
        let jobs: BTreeSet<_> = known.into_iter().map(|job| job.job).collect();
        let jobs = Vec::from_iter(jobs);
        if now.read_at.is_none() {
            // Only the upstream's clock can say how much time is left.
            migration.deadline = None;
        }
        let mut facts = Facts {
            seen,
            delays: &delays,
            way_back: &way_back,
            // There may be jobs that are not known here, so `None` if none is known.
            dts_jobs: (!jobs.is_empty()).then_some(jobs.as_slice()),
            ..Facts::of(&migration)
        };
        match parameters {
            Parameters::Move { pairs } => facts.pairs = pairs.as_deref(),
            Parameters::Close { keep_binlog } => facts.keep_binlog = *keep_binlog,
            Parameters::Continue { force } => facts.force = *force,
            Parameters::Abandon => {}
        }
        Ok(preflight(action, &facts, now.read_at.unwrap_or_else(Timestamp::now)))
    }
}

/// The delays since the migration has its status, direction and source: before a switch the delay was the other side's.
fn delays(samples: &[Sample], now: &Migration) -> Vec<(Timestamp, Delay)> {
    let same = |sample: &&Sample| {
        sample.status == now.status
            && sample.direction == now.direction
            && sample.source == now.source
    };
    let mut latest: Vec<_> =
        samples.iter().rev().take_while(same).map(|sample| (sample.at, sample.delay)).collect();
    latest.reverse();
    latest
}
