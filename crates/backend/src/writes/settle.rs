//! Settles by reading every intent whose effect is not known yet.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use migration::{
    ClusterId, MigrationStatus, ProfileName, ReadingsBefore, Sent, Settlement, Transition,
    TransitionReading,
};

use super::Writes;
use super::subject::settle_intent;
use crate::caller::Caller;
use crate::error::ReadError;
use crate::intent::{Arrived, IntentId, IntentRecord, Outcome, Reason, SubjectState};
use crate::store::JournalError;

/// The longest wait between two attempts to read what cannot be read.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// An intent that is still open after a look at its subject.
enum Looked {
    Read(Box<IntentRecord>),
    /// The subject could not be read.
    Unread,
}

/// The next wait after an attempt that failed: whatever is in its way, more calls do not help.
fn longer(wait: Duration) -> Duration {
    LONGEST_WAIT.min(wait * 2)
}

impl Writes {
    /// Reads right after the answer, and continues in the background if that does not settle the intent.
    pub async fn begin_settling(self: &Arc<Self>, record: &mut IntentRecord) {
        let settled = self.settle_once(record).await;
        if let Err(error) = &settled {
            tracing::error!(intent.id = %record.intent_id, %error, "not settled");
        }
        if settled.is_err() || record.outcome.is_open() {
            self.keep_settling(record.intent_id.clone(), self.config.fast_poll);
        }
    }

    /// Reads until the intent is settled. Ends at shutdown; the next process takes it up again.
    pub fn keep_settling(self: &Arc<Self>, id: IntentId, first_wait: Duration) {
        let writes = self.clone();
        self.background.supervised("settling of an intent", move || {
            let (writes, id) = (writes.clone(), id.clone());
            async move { writes.settle_until_closed(&id, first_wait).await }
        });
    }

    async fn settle_until_closed(self: &Arc<Self>, id: &IntentId, first_wait: Duration) {
        let mut wait = first_wait;
        loop {
            tokio::time::sleep(wait).await;
            wait = match self.settle_known(id).await {
                Ok(Some(Looked::Read(record))) => self.settling_interval(&record),
                Ok(Some(Looked::Unread)) => longer(wait.max(self.config.fast_poll)),
                Ok(None) => break,
                Err(error) => {
                    tracing::error!(intent.id = %id, %error, "not settled");
                    longer(wait.max(self.config.fast_poll))
                }
            };
        }
    }

    fn settling_interval(&self, record: &IntentRecord) -> Duration {
        let config = &self.config;
        if self.may_be_decided(record) { config.slow_poll } else { config.fast_poll }
    }

    /// Settles the intent as the journal has it. `None` if it is closed after that.
    async fn settle_known(self: &Arc<Self>, id: &IntentId) -> Result<Option<Looked>, JournalError> {
        let found = self.journal.get(id).await?;
        let Some(mut record) = found.filter(|it| it.outcome.is_open()) else { return Ok(None) };
        let is_read = self.settle_once(&mut record).await?;
        Ok(record.outcome.is_open().then(|| match is_read {
            true => Looked::Read(Box::new(record)),
            false => Looked::Unread,
        }))
    }

    /// Reads once, and closes the intent if the reading shows what became of it. False if it could not be read.
    async fn settle_once(
        self: &Arc<Self>,
        record: &mut IntentRecord,
    ) -> Result<bool, JournalError> {
        if !record.outcome.is_open() {
            return Ok(true);
        }
        if self.is_of_another_world(record) {
            self.close_as_gone(record).await?;
            return Ok(true);
        }
        match self.read_subject_in_its_realm(record).await {
            Ok(now) => self.settle_by(record, now).await.map(|()| true),
            // The next reading may succeed.
            Err(error) => {
                tracing::debug!(intent.id = %record.intent_id, %error, "not read");
                Ok(false)
            }
        }
    }

    /// Whether the emulator of an intent has been reset or restored since.
    fn is_of_another_world(&self, record: &IntentRecord) -> bool {
        self.realms.all_known().iter().any(|realm| record.realm.is_another_world_of(realm))
    }

    /// The subject as it is now.
    ///
    /// # Errors
    /// It cannot be read, or what is read is of another realm and says nothing about this intent.
    pub async fn read_subject_in_its_realm(
        self: &Arc<Self>,
        record: &IntentRecord,
    ) -> Result<SubjectState, ReadError> {
        let mut outcome = Err(ReadError::another_realm());
        for profile in self.reaching(record) {
            outcome = self.read_subject_in_realm_by(record, &profile).await;
            if outcome.is_ok() {
                break;
            }
        }
        outcome
    }

    async fn read_subject_in_realm_by(
        self: &Arc<Self>,
        record: &IntentRecord,
        profile: &ProfileName,
    ) -> Result<SubjectState, ReadError> {
        let read = self.read_subject_by(record, profile).await?;
        // The world may have changed before or while it was read.
        self.ask_world(profile).await;
        if self.realms.now(profile) != record.realm {
            return Err(ReadError::another_realm());
        }
        if profile != record.intent.profile() && !shows_subject(&read) {
            return Err(ReadError::unknown_profile(record.intent.profile()));
        }
        Ok(read)
    }

    /// The profiles by which the subject of an intent can be read: its own, or else every other one of the same realm, as
    /// they may be of several accounts.
    fn reaching(&self, record: &IntentRecord) -> Vec<ProfileName> {
        let own = record.intent.profile();
        let there = self.realms.profiles_in(&record.realm);
        if there.contains(own) { vec![own.clone()] } else { there }
    }

    /// The intent as about the same subject by a profile that is there. Its own may have been renamed since.
    pub fn reached(&self, record: IntentRecord) -> IntentRecord {
        if self.config.profiles.has(record.intent.profile()) {
            return record;
        }
        match self.reaching(&record).into_iter().next() {
            Some(profile) => IntentRecord { intent: record.intent.by_profile(&profile), ..record },
            None => record,
        }
    }

    /// Closes the intent if the reading shows what became of it.
    pub async fn settle_by(
        &self,
        record: &mut IntentRecord,
        now: SubjectState,
    ) -> Result<(), JournalError> {
        let sent = Sent {
            since: self.journal.grace.since_ended(record),
            call_timeout: self.timeout_of(record),
            accepted: record.outcome == Outcome::Accepted,
        };
        let names = self.listed_names(record).await?;
        let (outcome, reason) = match settle_intent(record, &now, &sent, names) {
            Settlement::Ran => (Outcome::Ran, None),
            Settlement::DidNotRun => (Outcome::NotRun, Some(Reason::WentOn)),
            Settlement::SomethingElse => (Outcome::SomethingElse, None),
            Settlement::StillUnknown => return Ok(()),
        };
        let mut settled = record.clone();
        if let (None, Outcome::Ran, SubjectState::Creation(now)) = (&record.made, outcome, &now) {
            settled.made = now.new.first().and_then(|id| ClusterId::parse(id.as_str()).ok());
        }
        if outcome == Outcome::Ran {
            settled.arrived = arrived(record, &now);
        }
        settled.read_after = Some(now);
        settled.close(outcome, reason);
        tracing::info!(
            intent.id = %settled.intent_id, subject = %settled.intent.subject(),
            outcome = outcome.as_str(), "a reading shows what became of it"
        );
        // The caller sees what the journal has.
        if self.journal.save(&mut settled, &Caller::console()).await? {
            *record = settled;
        } else {
            *record = self.journal.get_known(&record.intent_id).await?;
        }
        Ok(())
    }

    /// How long the call of an intent was allowed to take.
    pub fn timeout_of(&self, record: &IntentRecord) -> SignedDuration {
        record.call_timeout.unwrap_or_else(|| self.call_timeout())
    }

    pub fn call_timeout(&self) -> SignedDuration {
        SignedDuration::try_from(self.config.call_timeout).unwrap_or(SignedDuration::MAX)
    }
}

/// Whether a reading by another profile than the intent's shows the subject. That profile may be of another account, which
/// does not see what is there.
fn shows_subject(read: &SubjectState) -> bool {
    match read {
        SubjectState::Migration(migration) => migration.status != MigrationStatus::NoMigration,
        SubjectState::Cluster(cluster) => !cluster.is_gone(),
        SubjectState::Creation(_) => true,
        SubjectState::Role(_) => false,
    }
}

/// Where the transition came out that an intent has begun, as far as the reading that settled it shows.
fn arrived(record: &IntentRecord, now: &SubjectState) -> Option<Arrived> {
    let ((action, _), before, now) =
        (record.action()?, record.migration_before()?, now.migration()?);
    let transition = Transition::of(action, &before.status)?;
    let shown = TransitionReading {
        status: &now.status,
        direction: &now.direction,
        source: &now.source,
        at: now.read_at.unwrap_or_else(Timestamp::now),
    };
    Some(Arrived {
        arrival: transition.arrival(&before.source, &ReadingsBefore::default(), shown),
        at: Some(shown.at),
    })
}
