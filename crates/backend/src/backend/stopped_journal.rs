//! The journal of a server that is stopped, for a person at the shell: what is open is seen, and closed where no server can.

use super::open::open_journal_of_today;
use crate::caller::Caller;
use crate::database_url::DatabaseUrl;
use crate::intent::{IntentId, IntentRecord, Journalled, Outcome, RawIntent, Reason};
use crate::store::{Database, JournalError, has_journal};

/// Held alone: no server has the journal meanwhile.
#[derive(Debug)]
pub struct StoppedJournal {
    database: Database,
}

/// Why an intent was not closed.
#[derive(Debug, thiserror::Error)]
pub enum CloseError {
    #[error("the journal has no intent {0}")]
    NotFound(String),
    #[error("it is closed already: {0}")]
    Closed(String),
    #[error("nothing was sent for it, so it did not run")]
    NeverSent,
    /// Its row has neither a usable ID nor a usable version.
    #[error("its row is damaged beyond what can be closed here: {0}")]
    Damaged(String),
    #[error(transparent)]
    Journal(#[from] JournalError),
}

impl StoppedJournal {
    /// Takes the journal's lock. `None` if there is no journal of this version's kind, which a server makes.
    ///
    /// # Errors
    /// A server has the journal, or it cannot be opened.
    pub async fn open(url: &DatabaseUrl) -> Result<Option<Self>, JournalError> {
        if !has_journal(url).await? {
            return Ok(None);
        }
        Ok(Some(Self { database: open_journal_of_today(url).await? }))
    }

    /// The intents in the order in which they were posted.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn intents(&self) -> Result<Vec<Journalled>, JournalError> {
        self.database.by_hand().intents().await
    }

    /// Closes an open intent as the caller says, who had no reading at hand.
    ///
    /// # Errors
    /// See [`CloseError`].
    pub async fn close_intent(
        &self,
        id: &str,
        ran: bool,
        because: &str,
        caller: &Caller,
    ) -> Result<(), CloseError> {
        let outcome = if ran { Outcome::Ran } else { Outcome::NotRun };
        let reason = Reason::Decided {
            caller: caller.name().to_owned(),
            seen: false,
            because: Some(because.to_owned()),
        };
        let found = self.intents().await?.into_iter().find(|it| intent_id(it) == id);
        let closed = match found.ok_or_else(|| CloseError::NotFound(id.to_owned()))? {
            Journalled::Intent(record) => self.close_record(*record, outcome, reason, caller).await,
            Journalled::Raw(raw) => self.close_raw(&raw, outcome, &reason, caller).await,
        }?;
        // Nobody else writes while the lock is held.
        if closed { Ok(()) } else { Err(CloseError::Closed("meanwhile".to_owned())) }
    }

    async fn close_record(
        &self,
        mut record: IntentRecord,
        outcome: Outcome,
        reason: Reason,
        caller: &Caller,
    ) -> Result<bool, CloseError> {
        check(record.outcome.as_str(), outcome)?;
        record.close(outcome, Some(reason));
        Ok(self.database.intents().save(&mut record, caller).await?)
    }

    async fn close_raw(
        &self,
        raw: &RawIntent,
        outcome: Outcome,
        reason: &Reason,
        caller: &Caller,
    ) -> Result<bool, CloseError> {
        check(&raw.outcome, outcome)?;
        let id = IntentId::parse(raw.intent_id.as_str())
            .map_err(|_| CloseError::Damaged("its ID is none".to_owned()))?;
        match self.database.by_hand().close_unread(&id, outcome, reason, caller).await {
            Err(JournalError::Row(damage)) => Err(CloseError::Damaged(damage)),
            closed => Ok(closed?),
        }
    }

    /// Gives the journal back.
    pub async fn end(self) {
        self.database.close().await;
    }
}

fn intent_id(intent: &Journalled) -> &str {
    match intent {
        Journalled::Intent(record) => record.intent_id.as_str(),
        Journalled::Raw(raw) => &raw.intent_id,
    }
}

/// Whether an intent of this outcome may be closed with that one.
fn check(now: &str, then: Outcome) -> Result<(), CloseError> {
    match Outcome::parse(now) {
        Some(Outcome::Checking) if then == Outcome::Ran => Err(CloseError::NeverSent),
        Some(outcome) if outcome.is_open() => Ok(()),
        _ => Err(CloseError::Closed(now.to_owned())),
    }
}
