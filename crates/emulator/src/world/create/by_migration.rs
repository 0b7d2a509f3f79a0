//! Creating a cluster by migration from RDS (vendor/rds-migration 2.1).

use jiff::{SignedDuration, Timestamp};
use migration::{CopyMethod, Direction};

use super::wanted::{Wanted, blank_cluster};
use crate::world::{DelayModel, Instance, Phase, SourceKind, Task, World};

impl World {
    /// Migrations from this source that are under way.
    fn migrations_from(&self, source: &str) -> usize {
        let tasks = self.clusters.iter().filter_map(|cluster| cluster.task.as_ref());
        tasks.filter(|task| task.source == source && !task.is_over()).count()
    }

    /// Whether a migration from this source is under way.
    pub fn is_busy(&self, source: &str) -> bool {
        self.migrations_from(source) > 0
    }

    /// Whether as many migrations from this source are under way as it may have.
    pub fn is_exhausted(&self, source: &str) -> bool {
        self.migrations_from(source) >= usize::from(self.choices.migrations_per_source.0)
    }

    /// Makes the cluster and begins its migration; gives its id.
    pub fn create(&mut self, source: &Instance, wanted: Wanted, now: Timestamp) -> String {
        let id = self.fresh_id("pc-");
        let logical = source.copy_method(&wanted.version) != Ok(CopyMethod::Physical);
        let dts = if logical { self.fresh_id("dts") } else { String::new() };
        let failure = if logical { self.checked(source).failure(&[]) } else { None };
        let deadline = self.choices.deadline();
        let mut task = new_task(source.id.clone(), dts, now, deadline);
        task.begin_cloning(now, failure, wanted.hold, &self.progression);
        let mut cluster = blank_cluster(id.clone(), source.into(), wanted, now);
        cluster.task = Some(task);
        self.clusters.add(cluster);
        id
    }
}

/// A task whose copy has not begun.
fn new_task(source: String, dts: String, now: Timestamp, deadline: SignedDuration) -> Task {
    Task {
        source,
        source_kind: SourceKind::Rds,
        expires: now.checked_add(deadline).unwrap_or(Timestamp::MAX),
        dts,
        comment: String::new(),
        failed: None,
        skipped: Vec::new(),
        delay: DelayModel::default(),
        direction: Direction::RdsToPolardb,
        copied: false,
        swapped: Vec::new(),
        phase: Phase::Syncing,
        falls_back: None,
    }
}
