//! Intent-checked writes: read again, refuse or go on, journal, send once, settle by reading.

use std::time::Duration;

use acs_client::ClientError;
use jiff::Timestamp;
use migration::{Action, Migration, Pairs, check_pairs, differences, judge};

use crate::journal::{Begin, Change, JournalError};
use crate::{Backend, IntentId, IntentRecord, Order, Outcome, Parameters, Reason};

/// How long a post waits for its outcome before the page shows what is known so far.
const PATIENCE: Duration = Duration::from_secs(25);

/// The order was not recorded, and nothing was sent.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    #[error("nothing was sent, because the journal cannot be written")]
    Journal(#[from] JournalError),
    #[error("nothing was sent, because this form was posted before with other values")]
    FormReused,
    #[error("nothing was sent, because the form's values do not belong to this action")]
    WrongParameters,
    #[error("nothing was sent, because the server is shutting down")]
    ShuttingDown,
}

impl Backend {
    /// Carries out one post of a dialog, and returns its row of the journal.
    /// The work goes on in a task of its own when the caller goes away.
    ///
    /// # Errors
    /// Only when the order could not be recorded. A refusal is an outcome.
    pub async fn submit(&self, order: Order) -> Result<IntentRecord, SubmitError> {
        if !order.parameters.belong_to(order.action) {
            return Err(SubmitError::WrongParameters);
        }
        if self.inner.tasks.is_closed() {
            return Err(SubmitError::ShuttingDown);
        }
        match self.inner.journal.begin(&order, &self.inner.config.actor).await? {
            Begin::Known(record) => return same_form(&order, *record),
            Begin::Busy(record) => return Ok(*record),
            Begin::Open => {}
        }
        let intent_id = order.intent_id.clone();
        let (backend, id) = (self.clone(), intent_id.clone());
        let work = self.inner.tasks.spawn(async move {
            if let Err(error) = backend.carry_out(order).await {
                tracing::error!(intent.id = %id, %error, "the journal cannot be written");
            }
        });
        // Whoever waits longer than this reads the outcome from the page.
        let _ = tokio::time::timeout(PATIENCE, work).await;
        self.intent(&intent_id).await?.ok_or_else(|| {
            JournalError::Row(format!("intent {intent_id} is gone from the journal")).into()
        })
    }

    async fn carry_out(&self, order: Order) -> Result<(), JournalError> {
        let id = order.intent_id.clone();
        let before = match self.check(&order).await {
            Ok(before) => before,
            Err(refused) => return self.refuse(&id, &refused).await,
        };
        self.inner
            .journal
            .change(
                &id,
                Change {
                    outcome: Some(Outcome::Sent),
                    read_before: Some(&before),
                    sent_at: Some(Timestamp::now()),
                    ..Change::default()
                },
            )
            .await?;
        let answer = self.send(&order, &before).await;
        self.record_answer(&order, answer).await
    }

    /// Reads the migration now and says why nothing must be sent.
    async fn check(&self, order: &Order) -> Result<Migration, Refused> {
        if order.action.is_irreversible()
            && order.typed_cluster_id.as_deref().map(str::trim) != Some(order.cluster.id.as_str())
        {
            return Err(Reason::NotConfirmed(order.cluster.id.to_string()).into());
        }
        let attributes = self
            .attributes(&order.cluster)
            .await
            .map_err(|error| Refused::from(Reason::Unreadable(error)))?;
        if attributes.region != order.cluster.region.as_str() {
            let (asked, is) = (order.cluster.region.to_string(), attributes.region);
            return Err(Reason::WrongRegion { asked, is }.into());
        }
        let now = self
            .read_fresh(&order.cluster)
            .await
            .map_err(|error| Refused::from(Reason::Unreadable(error)))?;
        let refuse = |reason| Refused { reason, read: Some(Box::new(now.clone())) };
        let changed = differences(&order.seen, &now);
        if !changed.is_empty() {
            return Err(refuse(Reason::Different(changed)));
        }
        judge(order.action, &now).map_err(|refusal| refuse(Reason::Illegal(refusal)))?;
        if let Parameters::Move { pairs: Some(pairs) } = &order.parameters {
            let faults: Vec<_> = check_pairs(&now.rds_endpoints, &now.polardb_endpoints, pairs)
                .into_iter()
                .filter(migration::PairFault::is_blocking)
                .collect();
            if !faults.is_empty() {
                return Err(refuse(Reason::Pairs(faults)));
            }
        }
        Ok(now)
    }

    async fn refuse(&self, id: &IntentId, refused: &Refused) -> Result<(), JournalError> {
        let change = Change {
            outcome: Some(Outcome::Refused),
            reason: Some(&refused.reason),
            read_before: refused.read.as_deref(),
            settled_at: Some(Timestamp::now()),
            ..Change::default()
        };
        self.inner.journal.change(id, change).await
    }

    /// The one call. It is never repeated.
    async fn send(&self, order: &Order, before: &Migration) -> Result<Option<String>, ClientError> {
        let client = &self.inner.client;
        let (region, id) = (&order.cluster.region, &order.cluster.id);
        tracing::info!(
            action = order.action.operation(), cluster = %order.cluster, intent = %order.action,
            intent.id = %order.intent_id, "sending"
        );
        let answer = match &order.parameters {
            Parameters::Move { pairs } => {
                let new_master = match order.action {
                    Action::RollBack => before.source.as_str(),
                    _ => id.as_str(),
                };
                let modify = acs_client::ModifyMigration {
                    cluster: id.clone(),
                    source: before.source.clone(),
                    new_master: new_master.to_owned(),
                    swap: pairs.as_ref().map(by_rds_string),
                };
                client.modify_db_cluster_migration(region, &modify).await?
            }
            Parameters::Close { keep_binlog } => {
                client.close_db_cluster_migration(region, id, *keep_binlog).await?
            }
            Parameters::Continue { force } => {
                client.continue_db_cluster_migration(region, id, Some(*force)).await?
            }
            Parameters::Abandon => client.abort_db_cluster_migration(region, id, None).await?,
        };
        Ok(answer.request_id)
    }

    async fn record_answer(
        &self,
        order: &Order,
        answer: Result<Option<String>, ClientError>,
    ) -> Result<(), JournalError> {
        let now = Timestamp::now();
        let (outcome, reason, request_id) = match answer {
            Ok(request_id) => (Outcome::Accepted, None, request_id),
            Err(error) => {
                let request_id = error.request_id().map(str::to_owned);
                if error.proves_not_run() {
                    (Outcome::NotRun, Some(Reason::Answered(error.into())), request_id)
                } else {
                    (Outcome::Unknown, Some(Reason::NoAnswer(error.into())), request_id)
                }
            }
        };
        tracing::info!(
            intent.id = %order.intent_id, cluster = %order.cluster, outcome = outcome.as_str(),
            request_id = request_id.as_deref(), "answered"
        );
        let change = Change {
            outcome: Some(outcome),
            reason: reason.as_ref(),
            request_id: request_id.as_deref(),
            answered_at: Some(now),
            settled_at: (!outcome.is_open()).then_some(now),
            ..Change::default()
        };
        self.inner.journal.change(&order.intent_id, change).await?;
        if outcome.is_open() {
            self.settle_once(&order.intent_id).await?;
            self.keep_settling(order.intent_id.clone());
        }
        Ok(())
    }
}

/// Why nothing was sent, and the reading that shows it.
struct Refused {
    reason: Reason,
    read: Option<Box<Migration>>,
}

impl From<Reason> for Refused {
    fn from(reason: Reason) -> Self {
        Self { reason, read: None }
    }
}

fn same_form(order: &Order, record: IntentRecord) -> Result<IntentRecord, SubmitError> {
    let same = record.cluster == order.cluster
        && record.action == order.action
        && record.parameters == order.parameters
        && record.seen_before == order.seen;
    if same { Ok(record) } else { Err(SubmitError::FormReused) }
}

fn by_rds_string(pairs: &Pairs) -> std::collections::BTreeMap<String, String> {
    pairs.iter().map(|pair| (pair.rds.clone(), pair.polardb.clone())).collect()
}
