//! Where the connection strings of a migration lead, from the journal's last switch.

use std::collections::HashSet;

use migration::{
    Action, ClusterRef, ListedNames, Migration, Pair, Pairs, WayBack, are_listed, invert,
};

use super::Writes;
use crate::intent::{IntentRecord, Parameters, Proof};
use crate::store::JournalError;

/// Where the connection strings of a migration lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The migration with each string listed under the side to which it leads, as far as that is known.
    pub migration: Migration,
    /// The connection strings that a roll back swaps.
    pub way_back: WayBack,
}

/// A switch that was sent from here and ran.
struct LastSwitch<'a> {
    before: &'a Migration,
    pairs: Option<&'a Pairs>,
    /// The cloud or a person said that this very call ran. Otherwise a reading shows that some switch did.
    is_proven: bool,
}

impl<'a> LastSwitch<'a> {
    /// `None` if the last move was another one.
    fn of(last: &'a IntentRecord) -> Option<Self> {
        let (Action::Switch, Parameters::Move { pairs }) = last.action()? else { return None };
        let is_proven = last.proof.is_some_and(|proof| proof != Proof::Seen);
        Some(Self { before: last.migration_before()?, pairs: pairs.as_ref(), is_proven })
    }
}

impl Writes {
    /// Where the connection strings lead, as far as the last switch from here shows.
    pub async fn names(
        &self,
        cluster: &ClusterRef,
        now: &Migration,
    ) -> Result<Names, JournalError> {
        let realm = self.realms.now(&cluster.profile);
        let last = self.journal.intents.last_move(&realm, &cluster.id).await?;
        let as_listed = |way_back| Names { migration: now.clone(), way_back };
        let Some(last) = last.as_ref().and_then(LastSwitch::of) else {
            return Ok(as_listed(WayBack::Unknown));
        };
        let Some(pairs) = last.pairs else {
            let stayed = are_listed(last.before, &[], now)
                && (last.is_proven || self.answers_to(cluster, now).await);
            let way_back = if stayed { WayBack::NothingSwapped } else { WayBack::Unknown };
            return Ok(as_listed(way_back));
        };
        Ok(match ListedNames::compare(last.before, pairs, now) {
            ListedNames::Current => as_listed(WayBack::Known(invert(pairs))),
            ListedNames::Original => {
                let swapped = match self.has_taken(cluster, pairs).await {
                    // The cluster cannot say it, so the answer has to.
                    None => last.is_proven.then_some(true),
                    said => said,
                };
                match swapped {
                    Some(true) => Names {
                        migration: now.with_swapped(pairs),
                        way_back: WayBack::Known(invert(pairs)),
                    },
                    // Somebody else switched, without endpoints.
                    Some(false) => as_listed(WayBack::NothingSwapped),
                    None => as_listed(WayBack::Unknown),
                }
            }
            ListedNames::Unknown => as_listed(WayBack::Unknown),
        })
    }

    /// Which connection strings the cloud lists during a migration, as far as the last switch from here shows.
    pub async fn listed_names(&self, record: &IntentRecord) -> Result<ListedNames, JournalError> {
        let (Some(cluster), Some(before)) = (record.cluster(), record.migration_before()) else {
            return Ok(ListedNames::Unknown);
        };
        let last = self.journal.intents.last_move(&record.realm, &cluster.id).await?;
        let stayed = Some((Action::RollBack, &Parameters::Move { pairs: None }));
        if last.as_ref().and_then(IntentRecord::action) == stayed {
            // What a switch before it had swapped is swapped still, and the lists may not say so.
            return Ok(ListedNames::Original);
        }
        Ok(match last.as_ref().and_then(LastSwitch::of) {
            Some(LastSwitch { before: switched, pairs: Some(pairs), .. }) => {
                ListedNames::compare(switched, pairs, before)
            }
            _ => ListedNames::Unknown,
        })
    }

    /// Whether the cluster answers to the RDS side's names of these pairs. `None` if that cannot be read, or it answers to
    /// some of them.
    async fn has_taken(&self, cluster: &ClusterRef, pairs: &[Pair]) -> Option<bool> {
        let own = self.own_names(cluster).await?;
        if pairs.iter().all(|pair| own.contains(&pair.rds)) {
            Some(true)
        } else if pairs.iter().all(|pair| own.contains(&pair.polardb)) {
            Some(false)
        } else {
            None
        }
    }

    /// Whether the cluster answers to the names under which the migration lists it.
    async fn answers_to(&self, cluster: &ClusterRef, now: &Migration) -> bool {
        let own = self.own_names(cluster).await;
        own.is_some_and(|own| now.polardb_strings().iter().all(|name| own.contains(name)))
    }

    /// The names to which the cluster itself answers. `None` if they cannot be read.
    async fn own_names(&self, cluster: &ClusterRef) -> Option<HashSet<String>> {
        let read = self.reads.own_names(cluster).await;
        read.inspect_err(
            |error| tracing::warn!(cluster = %cluster.id, %error, "endpoints not read"),
        )
        .ok()
    }
}
