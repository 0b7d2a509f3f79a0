//! The intents of the store, whose changes reach the followers of their subjects.

use std::sync::Arc;

use crate::intent::{IntentId, IntentRecord, Post};
use crate::observed::Observed;
use crate::store::{Begin, Intents, JournalError};

#[derive(Debug)]
pub struct Journal {
    pub intents: Intents,
    observed: Arc<Observed>,
}

impl Journal {
    pub fn new(intents: Intents, observed: Arc<Observed>) -> Self {
        Self { intents, observed }
    }

    /// Commits the post, or returns the intent that is in its way.
    pub async fn begin(&self, post: &Post, actor: &str) -> Result<Begin, JournalError> {
        let begun = self.intents.begin(post, actor).await?;
        if let Begin::Open(_) = begun {
            self.observed.followers().wake(&post.intent.subject());
        }
        Ok(begun)
    }

    /// Writes what is known of an intent now. False if it was closed already; then nothing was written.
    pub async fn save(&self, record: &IntentRecord) -> Result<bool, JournalError> {
        let was_open = self.intents.save(record).await?;
        if was_open {
            self.observed.followers().wake(&record.intent.subject());
        }
        Ok(was_open)
    }

    pub async fn get(&self, id: &IntentId) -> Result<Option<IntentRecord>, JournalError> {
        self.intents.get(id).await
    }

    /// An intent that is known to be in the journal.
    pub async fn get_known(&self, id: &IntentId) -> Result<IntentRecord, JournalError> {
        self.intents.get_known(id).await
    }
}
