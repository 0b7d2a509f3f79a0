//! Writes, and decisions about them.

use super::Seat;
use crate::error::ReadError;
use crate::intent::{Intent, IntentId, IntentRecord, Post};
use crate::operations::UnsignedCall;
use crate::writes::{DecideError, SubmitError, Verdict};

impl Seat {
    /// Carries out one post of a form, and returns its row of the journal. The work continues in a task of its own if the
    /// caller goes away. Posting the same form again, also at the same time, sends nothing and returns the same row, but only
    /// to the same caller.
    ///
    /// # Errors
    /// The post could not be recorded. A refusal is an outcome, not an error.
    pub async fn submit(&self, post: Post) -> Result<IntentRecord, SubmitError> {
        self.parts().writes.submit(self.caller(), post).await
    }

    /// Whether a person may decide what became of this intent.
    pub fn may_be_decided(&self, record: &IntentRecord) -> bool {
        self.parts().writes.may_be_decided(record)
    }

    /// Whether a person may decide about this intent without a reading, if none can be had.
    pub fn may_be_decided_unseen(&self, record: &IntentRecord) -> bool {
        self.parts().writes.may_be_decided_unseen(record)
    }

    /// Closes an intent that reading could not settle, as a person decided. One more reading comes first, and what it
    /// shows takes precedence.
    ///
    /// # Errors
    /// See [`DecideError`].
    pub async fn decide(
        &self,
        id: &IntentId,
        verdict: Verdict,
    ) -> Result<IntentRecord, DecideError> {
        self.parts().writes.decide(self.caller(), id, verdict).await
    }

    /// The call that will be sent for an intent. `id` becomes its ClientToken, if it has one.
    ///
    /// # Errors
    /// The intent names a profile that is not there.
    pub fn call_of_intent(
        &self,
        intent: &Intent,
        id: &IntentId,
    ) -> Result<UnsignedCall, ReadError> {
        UnsignedCall::of_intent(&self.parts().config.profiles, intent, id)
    }
}
