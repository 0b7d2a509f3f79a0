//! Takes up intents whose worker is gone, or whose record could not be written.

use std::sync::Arc;
use std::time::Duration;

use super::Writes;
use crate::intent::{IntentId, IntentRecord, Outcome, Reason};
use crate::store::JournalError;

impl Writes {
    /// Takes up every intent that a former process left open. Until an intent is settled its subject accepts no other.
    pub async fn recover(self: &Arc<Self>) -> Result<(), JournalError> {
        for record in self.journal.intents.open_intents().await? {
            let reasons = (Reason::StoppedBeforeSending, Reason::StoppedBeforeAnswer);
            self.take_up(record, reasons).await?;
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
        match record.outcome {
            Outcome::Checking => record.close(Outcome::NotRun, Some(before_sending)),
            Outcome::Sent => {
                record.outcome = Outcome::Unknown;
                record.reason = Some(before_answer);
            }
            _ => {}
        }
        self.journal.save(&record).await?;
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
            let (writes, record) = (writes.clone(), record.clone());
            async move {
                while let Err(error) = writes.journal.save(&record).await {
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
