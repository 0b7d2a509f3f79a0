//! Reads what the page shows, and the rule that it shows.

use backend::{IntentRecord, Proof, Seat};
use leptos_router::params::ParamsMap;
use migration::{
    Action, Arrival, ChangeKind, ChangeRefusal, ClusterChange, ClusterState, Retention,
    judge_change,
};

use crate::error::ConsoleError;
use crate::pages::cluster::subject::Subject;
use crate::parts::Command;
use crate::words::words;

/// What a form offers first: the cluster can be had back.
pub const OFFERED: Retention = Retention::Latest;

/// Why the cluster cannot be released now.
pub fn refusal(state: &ClusterState) -> Option<ChangeRefusal> {
    judge_change(&ClusterChange::ReleaseCluster { backups: OFFERED }, state).err()
}

/// What the page is rendered from.
#[derive(Debug, Clone)]
pub struct Data {
    pub subject: Subject,
    pub refusal: Option<ChangeRefusal>,
    /// The business was switched to this cluster from here.
    pub switched: Option<IntentRecord>,
    pub will_be_sent: Vec<Command>,
}

impl Data {
    pub async fn load(
        seat: &Seat,
        params: &ParamsMap,
        query: &ParamsMap,
    ) -> Result<Self, ConsoleError> {
        let subject = Subject::load(seat, params, query, ChangeKind::ReleaseCluster).await?;
        let last = seat.last_move(&subject.cluster).await?;
        // What was only seen may have come from elsewhere, and what was not seen to arrive may not have.
        let is_switch = |record: &IntentRecord| {
            let is_ours = record.proof != Some(Proof::Seen);
            let arrived = record.arrived.is_none_or(|it| it.arrival == Arrival::Arrived);
            matches!(record.action(), Some((Action::Switch, _))) && is_ours && arrived
        };
        let commands = Retention::ALL.into_iter().map(|backups| {
            let command = subject.shown(seat, ClusterChange::ReleaseCluster { backups })?;
            let choice = Some((words().release.retention)(backups).to_owned());
            Ok::<_, ConsoleError>(Command { choice, ..command })
        });
        Ok(Self {
            will_be_sent: commands.collect::<Result<_, _>>()?,
            refusal: refusal(&subject.state),
            switched: last.filter(is_switch),
            subject,
        })
    }
}
