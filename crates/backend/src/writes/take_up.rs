//! Takes up intents whose worker is gone, or whose record could not be written.

use std::sync::Arc;
use std::time::Duration;

use migration::Realm;

use super::Writes;
use crate::caller::Caller;
use crate::intent::{IntentId, IntentRecord, Journalled, Outcome, Reason};
use crate::store::JournalError;

impl Writes {
    /// Takes up every intent of a realm that a former process left open, and closes those of another world of the same
    /// emulator. Until an intent is settled its subject accepts no other.
    pub async fn recover(self: &Arc<Self>, realm: &Realm) -> Result<(), JournalError> {
        let mut outcome = Ok(());
        for row in self.journal.intents.open_intents().await? {
            let taken = match row {
                Journalled::Intent(record) => self.recover_one(*record, realm).await,
                Journalled::Raw(raw) => {
                    tracing::error!(intent.id = raw.intent_id, error = raw.error, "not taken up");
                    Ok(())
                }
            };
            // One that fails holds up no other.
            outcome = outcome.and(taken);
        }
        outcome
    }

    async fn recover_one(
        self: &Arc<Self>,
        mut record: IntentRecord,
        realm: &Realm,
    ) -> Result<(), JournalError> {
        if record.realm.is_another_world_of(realm) {
            self.close_as_gone(&mut record).await
        } else if record.realm == *realm && !self.journal.is_begun_here(&record.intent_id) {
            let reasons = (Reason::StoppedBeforeSending, Reason::StoppedBeforeAnswer);
            self.take_up(record, reasons).await
        } else {
            Ok(())
        }
    }

    /// Closes an intent of a world that is gone, whatever else happens to it meanwhile. One that was not sent did not run, and
    /// is not sent any more; of any other nobody will know.
    pub async fn close_as_gone(&self, record: &mut IntentRecord) -> Result<(), JournalError> {
        while record.outcome.is_open() {
            match record.outcome {
                Outcome::Checking => record.close(Outcome::NotRun, Some(Reason::AnotherRealm)),
                _ => record.close(Outcome::RealmGone, None),
            }
            if self.journal.save(record, &Caller::console()).await? {
                break;
            }
            *record = self.journal.get_known(&record.intent_id).await?;
        }
        Ok(())
    }

    /// Takes up an intent whose worker ended without closing it. Tries again until the journal can be written.
    pub fn take_up_broken_off(self: &Arc<Self>, id: IntentId) {
        let writes = self.clone();
        self.background.supervised("taking up of an intent", move || {
            let (writes, id) = (writes.clone(), id.clone());
            async move {
                while let Err(error) = writes.take_up_known(&id).await {
                    tracing::error!(intent.id = %id, %error, "not taken up");
                    tokio::time::sleep(writes.config.fast_poll).await;
                }
            }
        });
    }

    async fn take_up_known(self: &Arc<Self>, id: &IntentId) -> Result<(), JournalError> {
        let found = self.journal.get(id).await?;
        let Some(record) = found.filter(|it| it.outcome.is_open()) else { return Ok(()) };
        let reasons = (Reason::BrokeOffBeforeSending, Reason::BrokeOffBeforeAnswer);
        self.take_up(record, reasons).await
    }

    /// Closes an intent that was not sent yet, and settles any other. No worker may have the intent.
    async fn take_up(
        self: &Arc<Self>,
        mut record: IntentRecord,
        (before_sending, before_answer): (Reason, Reason),
    ) -> Result<(), JournalError> {
        while record.outcome.is_open() {
            match record.outcome {
                Outcome::Checking => record.close(Outcome::NotRun, Some(before_sending.clone())),
                Outcome::Sent => {
                    record.outcome = Outcome::Unknown;
                    record.reason = Some(before_answer.clone());
                }
                // Whoever had it has written what came of the call.
                _ => break,
            }
            if self.journal.save(&mut record, &Caller::console()).await? {
                break;
            }
            record = self.journal.get_known(&record.intent_id).await?;
        }
        if record.outcome.is_open() {
            self.keep_settling(record.intent_id, Duration::ZERO);
        }
        Ok(())
    }

    /// Tries to write a record until that succeeds, then settles the intent. Ends at shutdown; the next process takes up
    /// the intent as the journal has it.
    pub fn keep_saving(self: &Arc<Self>, record: IntentRecord) {
        let writes = self.clone();
        self.background.supervised("saving of an intent", move || {
            let (writes, mut record) = (writes.clone(), record.clone());
            async move {
                let by = record.caller.clone();
                while let Err(error) = writes.journal.write_over(&mut record, &by).await {
                    tracing::debug!(intent.id = %record.intent_id, %error, "still not written");
                    tokio::time::sleep(writes.config.fast_poll).await;
                }
                if record.outcome.is_open() {
                    writes.keep_settling(record.intent_id, Duration::ZERO);
                }
            }
        });
    }
}
