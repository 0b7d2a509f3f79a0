//! What a dialog is rendered from.

use backend::{Intent, IntentId, IntentRecord, Journalled, Names, Parameters, Seat, WayBack};
use leptos_router::params::ParamsMap;
use migration::{
    Action, CheckId, ClusterRef, ClusterState, Fix, Migration, MigrationStatus, Report, Seen,
};

use super::choice::Choice;
use super::cluster_change::change_of;
use crate::error::ConsoleError;
use crate::parts::{Command, Decision, commands_of};
use crate::routes;
use crate::settings::Settings;
use crate::words::{self, Words, words};

/// What a dialog is rendered from.
#[derive(Debug, Clone)]
pub struct DialogData {
    pub cluster: ClusterRef,
    pub action: Action,
    pub intent_id: IntentId,
    /// What the operator sees, and what the form carries: each connection string under the side to which it leads.
    pub now: Migration,
    pub way_back: WayBack,
    pub choice: Choice,
    /// The checks of that choice.
    pub report: Report,
    /// What a change of the cluster is judged by. `None` if none is proposed.
    pub state: Option<ClusterState>,
    /// The intent of the post that led here, else the one that is open.
    pub outcome: Option<Journalled>,
    /// A change of the cluster that was made from this dialog.
    pub change: Option<IntentRecord>,
    pub decision: Decision,
    /// In how many milliseconds the dialog is worth rendering again. `None` if nothing in it changes by itself.
    pub follow_ms: Option<u32>,
    /// One call for each choice the form has.
    pub will_be_sent: Vec<Command>,
    /// The call of the outcome.
    pub was_sent: Vec<Command>,
    /// The intent that the address names.
    pub posted: Option<IntentId>,
    /// The intent that keeps the cluster from accepting another.
    open: Option<Journalled>,
}

/// What a dialog's address names.
pub struct Asked<'a> {
    pub query: &'a ParamsMap,
    pub outcome: Option<Journalled>,
    pub change: Option<IntentRecord>,
}

impl DialogData {
    pub async fn load(
        seat: &Seat,
        settings: &Settings,
        cluster: &ClusterRef,
        action: Action,
        now: Migration,
        asked: Asked<'_>,
    ) -> Result<Self, ConsoleError> {
        let Names { migration: now, way_back } = match action {
            Action::RollBack | Action::Complete => seat.names(cluster, &now).await?,
            _ => Names { migration: now, way_back: WayBack::Unknown },
        };
        let posted = asked.outcome.as_ref().and_then(Journalled::record);
        let choice = Choice::of(action, asked.query, posted, &now, &way_back);
        let parameters = choice.parameters(action);
        let report = seat.preflight(cluster, action, &now, None, &parameters).await?;
        let open = seat.open_intent(cluster).await?;
        // A change is shown beside the form, not in place of it.
        let moving = open.clone().filter(is_moving);
        let posted = asked.outcome.as_ref().and_then(id_of);
        let outcome = asked.outcome.or(moving);
        let changing = || open.as_ref()?.record().filter(|it| it.action().is_none()).cloned();
        let change = asked.change.or_else(changing);
        let record = outcome.as_ref().and_then(Journalled::record);
        let proposes = report.checks.iter().filter_map(|it| it.fix.as_ref()).any(is_change);
        let state = if proposes || change.is_some() {
            // Without it the fixes are sentences.
            seat.cluster_view(cluster).await.ok().map(|reading| reading.value.state)
        } else {
            None
        };
        let intent_id = IntentId::random();
        let will_be_sent =
            will_be_sent(seat, cluster, action, &intent_id, &now, choice.all(action))?;
        let mut data = Self {
            will_be_sent,
            was_sent: record.map(|it| commands_of(seat, it)).unwrap_or_default(),
            cluster: cluster.clone(),
            action,
            intent_id,
            way_back,
            choice,
            report,
            state,
            posted,
            decision: record.map_or(Decision::NotYet, |it| Decision::of(seat, it)),
            outcome,
            change,
            follow_ms: None,
            open,
            now,
        };
        data.follow_ms = data.follows(settings);
        Ok(data)
    }

    fn follows(&self, settings: &Settings) -> Option<u32> {
        let changing = self.change.as_ref().is_some_and(|it| it.outcome.is_open())
            || self.state.as_ref().is_some_and(|state| state.status != "Running");
        let waits = self.report.checks.iter().any(|check| {
            check.verdict.blocks() && check.fix == Some(Fix::Wait) && self.is_open_for_waiting()
        });
        let wait = match (changing, waits) {
            (true, _) => settings.fast_poll,
            (false, true) => settings.slow_poll,
            (false, false) => return None,
        };
        Some(u32::try_from(wait.as_millis()).unwrap_or(u32::MAX))
    }

    /// A migration that has ended has nothing to wait for.
    fn is_open_for_waiting(&self) -> bool {
        self.now.status != MigrationStatus::NoMigration
    }

    /// Whether the status alone forbids the action, so that there is nothing to choose.
    pub fn is_illegal(&self) -> bool {
        self.report.of(CheckId::Status).any(|check| check.verdict.blocks())
    }

    /// Whether a migration action is on its way: what can be chosen next is not known yet.
    pub fn is_moving(&self) -> bool {
        self.open.as_ref().is_some_and(is_moving)
    }

    /// What is in progress on the cluster, so that nothing else is sent.
    pub fn in_progress(&self, words: &Words) -> Option<String> {
        let shown = |open: &&Journalled| match open {
            // The outcome says it.
            Journalled::Intent(_) => self.outcome.is_none(),
            Journalled::Raw(_) => true,
        };
        let open = self.open.as_ref().filter(shown)?;
        Some(words::in_progress_since(words, open))
    }

    /// Whether the form may be sent as it stands.
    pub fn has_ok(&self) -> bool {
        self.open.is_none() && !self.report.blocks() && self.is_chosen()
    }

    pub fn is_chosen(&self) -> bool {
        match self.action {
            Action::Switch | Action::RollBack => self.choice.with_endpoints.is_some(),
            _ => true,
        }
    }

    /// The address of this dialog with these choices.
    pub fn url_of(&self, choice: &Choice) -> String {
        routes::dialog_with(&self.cluster, self.action, choice.query(self.action, &self.now))
    }

    /// The address of this dialog as it stands, with the post and the change it shows.
    pub fn url(&self) -> String {
        let mut url = self.url_of(&self.choice);
        if let Some(posted) = &self.posted {
            url = routes::with_outcome(&url, posted.as_str());
        }
        if let Some(change) = &self.change {
            url = routes::with_change(&url, change.intent_id.as_str());
        }
        url
    }
}

/// Whether what can be chosen next is not known while this is open. What cannot be read may be anything.
fn is_moving(open: &Journalled) -> bool {
    open.record().is_none_or(|record| record.action().is_some())
}

fn id_of(row: &Journalled) -> Option<IntentId> {
    match row {
        Journalled::Intent(record) => Some(record.intent_id.clone()),
        Journalled::Raw(raw) => IntentId::parse(raw.intent_id.clone()).ok(),
    }
}

fn is_change(fix: &Fix) -> bool {
    change_of(fix).is_some()
}

/// The call of each choice that the form has.
fn will_be_sent(
    seat: &Seat,
    cluster: &ClusterRef,
    action: Action,
    id: &IntentId,
    now: &Migration,
    choices: Vec<Parameters>,
) -> Result<Vec<Command>, ConsoleError> {
    let commands = choices.into_iter().map(|parameters| {
        let choice = words::parameters(words(), &parameters);
        let (cluster, seen) = (cluster.clone(), Seen::of(now));
        let acknowledged = Default::default();
        let intent = Intent::Migration { cluster, action, parameters, seen, acknowledged };
        Ok(Command { choice, call: seat.call_of_intent(&intent, id)? })
    });
    commands.collect()
}
