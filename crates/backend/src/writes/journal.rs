//! The intents of the store, whose changes reach the followers of their subjects.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use migration::Realm;

use super::grace::Grace;
use crate::caller::Caller;
use crate::clock::Clock;
use crate::intent::{IntentId, IntentRecord, Post};
use crate::observed::Observed;
use crate::realms::Realms;
use crate::store::{Begin, Intents, JournalError};

#[derive(Debug)]
pub struct Journal {
    pub intents: Intents,
    observed: Arc<Observed>,
    realms: Arc<Realms>,
    /// How long ago the calls of open intents ended.
    pub grace: Grace,
    /// Open intents that this process has begun. It has a worker or a settler for each.
    begun_here: Mutex<HashSet<IntentId>>,
}

impl Journal {
    pub fn new(
        intents: Intents,
        observed: Arc<Observed>,
        realms: Arc<Realms>,
        clock: Clock,
    ) -> Self {
        let (grace, begun_here) = (Grace::new(clock), Mutex::default());
        Self { intents, observed, realms, grace, begun_here }
    }

    /// Commits the post, or returns the intent that is in its way.
    pub async fn begin(
        &self,
        post: &Post,
        caller: &Caller,
        realm: &Realm,
    ) -> Result<Begin, JournalError> {
        let is_new = self.begun_here().insert(post.intent_id.clone());
        let begun = self.intents.begin(post, caller, realm).await;
        match &begun {
            Ok(Begin::Open(record)) => self.wake(record),
            Ok(Begin::Known(_) | Begin::Busy(_)) | Err(_) if is_new => {
                self.begun_here().remove(&post.intent_id);
            }
            Ok(_) | Err(_) => {}
        }
        begun
    }

    pub fn is_begun_here(&self, id: &IntentId) -> bool {
        self.begun_here().contains(id)
    }

    fn begun_here(&self) -> MutexGuard<'_, HashSet<IntentId>> {
        self.begun_here.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes what is known of an intent now. False if it was closed or changed since the record was read; then nothing was
    /// written.
    pub async fn save(&self, record: &mut IntentRecord, by: &Caller) -> Result<bool, JournalError> {
        let is_written = self.intents.save(record, by).await?;
        if is_written {
            self.wake(record);
        }
        if is_written && !record.outcome.is_open() {
            self.begun_here().remove(&record.intent_id);
            self.grace.forget(&record.intent_id);
        }
        Ok(is_written)
    }

    /// Writes what is known of an intent, whatever the journal has of it. If that is closed the record becomes what the
    /// journal has.
    pub async fn write_over(
        &self,
        record: &mut IntentRecord,
        by: &Caller,
    ) -> Result<(), JournalError> {
        while !self.save(record, by).await? {
            let known = self.get_known(&record.intent_id).await?;
            if !known.outcome.is_open() {
                tracing::warn!(
                    intent.id = %record.intent_id, outcome = record.outcome.as_str(),
                    closed = known.outcome.as_str(), "the journal has closed it already"
                );
                *record = known;
                break;
            }
            record.version = known.version;
        }
        Ok(())
    }

    /// # Errors
    /// The journal cannot be read, or not this intent.
    pub async fn get(&self, id: &IntentId) -> Result<Option<IntentRecord>, JournalError> {
        self.intents.get_readable(id).await
    }

    /// An intent that is known to be in the journal.
    pub async fn get_known(&self, id: &IntentId) -> Result<IntentRecord, JournalError> {
        self.intents.get_known(id).await
    }

    /// Shows the change to those who follow the subject, whatever profile they reach it by.
    fn wake(&self, record: &IntentRecord) {
        let profiles = self.realms.profiles_in(&record.realm);
        self.observed.followers().wake(&profiles, &record.intent.subject());
    }
}
