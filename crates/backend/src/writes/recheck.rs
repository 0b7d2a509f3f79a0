//! Reads the subject right before a write, and refuses the write if anything speaks against it.

use std::collections::BTreeSet;
use std::sync::Arc;

use acs_client::Client;
use migration::{
    Action, CheckId, ClusterChange, ClusterRef, ClusterState, CreateCluster, Migration, PairFault,
    Realm, Report, Seen, SourceState, change_differences, check_pairs, differences, judge,
    judge_change, judge_source, source_differences,
};

use super::Writes;
use crate::error::ReadError;
use crate::intent::{Intent, Parameters, Post, Reason, SourceRef, SubjectState};
use crate::store::JournalError;

/// Why nothing was sent, and the reading that shows it.
pub struct Refused {
    pub reason: Reason,
    pub read: Option<SubjectState>,
}

impl From<Reason> for Refused {
    fn from(reason: Reason) -> Self {
        Self { reason, read: None }
    }
}

impl From<ReadError> for Refused {
    fn from(error: ReadError) -> Self {
        Reason::Unreadable(error).into()
    }
}

impl Writes {
    /// As [`Writes::recheck`], and refuses if the subject was read in another world than the intent is about.
    pub async fn recheck_in(
        self: &Arc<Self>,
        post: &Post,
        realm: &Realm,
    ) -> Result<(&Client, SubjectState), Refused> {
        let (client, before) = self.recheck(post).await?;
        self.ask_world(post.intent.profile()).await;
        if self.realms.now(post.intent.profile()) == *realm {
            Ok((client, before))
        } else {
            Err(Refused { reason: Reason::AnotherRealm, read: Some(before) })
        }
    }

    /// The subject as it is now, and the client of its profile, which has to send the call.
    ///
    /// # Errors
    /// The post must not be sent.
    async fn recheck(&self, post: &Post) -> Result<(&Client, SubjectState), Refused> {
        let client = self.config.profiles.client(post.intent.profile())?;
        self.check_target(post).await?;
        let (now, against) = match &post.intent {
            Intent::Migration { cluster, .. } => {
                let now = self.reads.read_fresh(cluster).await?;
                let checked = self.check_action(post, cluster, &now).await;
                let against = checked.unwrap_or_else(|error| {
                    tracing::error!(intent.id = %post.intent_id, %error, "not checked");
                    Some(Reason::JournalUnreadable)
                });
                (SubjectState::Migration(Box::new(now)), against)
            }
            Intent::Change { cluster, change, seen } => {
                let view = self.reads.read_cluster_view(cluster).await?;
                let now = view.with(change.needs())?;
                let against = against_change(change, seen, &now);
                (SubjectState::Cluster(Box::new(now)), against)
            }
            Intent::CreateCluster { source, new, seen } => {
                let now = self.creation_state(source).await?;
                let against = against_creation(source, new, seen, &now.source);
                (SubjectState::Creation(Box::new(now)), against)
            }
            Intent::CreateServiceLinkedRole { .. } => {
                let exists = self.reads.has_service_linked_role(&post.intent.region_ref()).await?;
                (SubjectState::Role(exists), exists.then_some(Reason::RoleExists))
            }
        };
        match against {
            None => Ok((client, now)),
            Some(reason) => Err(Refused { reason, read: Some(now) }),
        }
    }

    /// What speaks against a migration action.
    async fn check_action(
        &self,
        post: &Post,
        cluster: &ClusterRef,
        now: &Migration,
    ) -> Result<Option<Reason>, JournalError> {
        let Intent::Migration { action, parameters, seen, acknowledged, .. } = &post.intent else {
            return Ok(None);
        };
        let now = match action {
            Action::RollBack | Action::Complete => self.names(cluster, now).await?.migration,
            _ => now.clone(),
        };
        let report = self.preflight(cluster, *action, &now, Some(seen), parameters).await?;
        Ok(against_action(&report, parameters, seen, acknowledged, &now))
    }

    /// Checks that an irreversible change is confirmed, and that the cluster is in the region that the post names.
    async fn check_target(&self, post: &Post) -> Result<(), Refused> {
        let Some(cluster) = post.intent.cluster() else { return Ok(()) };
        let typed = post.typed_cluster_id.as_deref().map(str::trim);
        if post.intent.kind().is_irreversible() && typed != Some(cluster.id.as_str()) {
            return Err(Reason::NotConfirmed(cluster.id.to_string()).into());
        }
        self.check_region(cluster).await
    }

    async fn check_region(&self, cluster: &ClusterRef) -> Result<(), Refused> {
        let is = self.reads.attributes_for_write(cluster).await?.region;
        let asked = cluster.region.to_string();
        if is == asked { Ok(()) } else { Err(Reason::WrongRegion { asked, is }.into()) }
    }
}

/// What speaks against a migration action, from its preflight. Differences, the status and the pairs have reasons of their
/// own.
fn against_action(
    report: &Report,
    parameters: &Parameters,
    seen: &Seen,
    acknowledged: &BTreeSet<CheckId>,
    now: &Migration,
) -> Option<Reason> {
    if report.blocks() {
        let changed = differences(report.action, seen, now);
        if !changed.is_empty() {
            return Some(Reason::Different(changed));
        }
        if let Err(refusal) = judge(report.action, now) {
            return Some(Reason::Illegal(refusal));
        }
        let faults = blocking_faults(parameters, now);
        if !faults.is_empty() {
            return Some(Reason::Pairs(faults));
        }
        let red = report.checks.iter().filter(|check| check.verdict.blocks());
        return Some(Reason::Blocked(red.cloned().collect()));
    }
    let missing = report.unacknowledged(acknowledged);
    let amber = report
        .checks
        .iter()
        .filter(|check| check.verdict.needs_acknowledgement() && missing.contains(&check.id));
    (!missing.is_empty()).then(|| Reason::Unacknowledged(amber.cloned().collect()))
}

fn blocking_faults(parameters: &Parameters, now: &Migration) -> Vec<PairFault> {
    let Parameters::Move { pairs: Some(pairs) } = parameters else { return Vec::new() };
    let mut faults = check_pairs(&now.rds_endpoints, &now.polardb_endpoints, pairs);
    faults.retain(PairFault::is_blocking);
    faults
}

/// What speaks against a change of the cluster as it is now.
fn against_change(
    change: &ClusterChange,
    seen: &ClusterState,
    now: &ClusterState,
) -> Option<Reason> {
    let changed = change_differences(change, seen, now);
    if !changed.is_empty() {
        return Some(Reason::ClusterDifferent(changed));
    }
    judge_change(change, now).err().map(Reason::ChangeIllegal)
}

/// What speaks against a new cluster from the source as it is now.
fn against_creation(
    source: &SourceRef,
    new: &CreateCluster,
    seen: &SourceState,
    now: &SourceState,
) -> Option<Reason> {
    let changed = source_differences(seen, now);
    if !changed.is_empty() {
        return Some(Reason::SourceDifferent(changed));
    }
    if let Err(refusal) = judge_source(now, &new.version) {
        return Some(Reason::SourceIllegal { instance: source.id.to_string(), refusal });
    }
    let faults = new.faults();
    (!faults.is_empty()).then_some(Reason::NewCluster(faults))
}
