//! What a person does to the intents of a journal while no server has it.

use jiff::Timestamp;

use super::JournalError;
use super::chain::Change;
use super::columns::{is_open, json, nanoseconds};
use super::engine::Engine;
use super::event::{Event, What, Written};
use super::journalled_row::journalled;
use super::statement::Statement;
use crate::caller::Caller;
use crate::intent::{IntentId, Journalled, Outcome, Reason};

#[derive(Debug, Clone)]
pub struct ByHand {
    engine: Engine,
}

impl ByHand {
    pub fn new(engine: Engine) -> Self {
        Self { engine }
    }

    /// Every intent, in the order in which they were posted.
    pub async fn intents(&self) -> Result<Vec<Journalled>, JournalError> {
        let all = Statement::new("SELECT * FROM intents ORDER BY seq");
        Ok(self.engine.rows(all).await?.iter().map(journalled).collect())
    }

    /// Closes an open intent whose other columns need not be read. False if it is open no more.
    pub async fn close_unread(
        &self,
        id: &IntentId,
        outcome: Outcome,
        reason: &Reason,
        by: &Caller,
    ) -> Result<bool, JournalError> {
        let mut change = Change::begin(&self.engine).await?;
        let open = Statement::new(concat!(
            "SELECT version FROM intents WHERE intent_id = $1 AND ",
            is_open!()
        ));
        let Some(row) = change.transaction.row(open.bind(id.as_str())).await? else {
            change.transaction.roll_back().await?;
            return Ok(false);
        };
        let before = row.integer("version")?;
        let (reason, now) = (json(reason)?, nanoseconds(Timestamp::now()));
        let update = Statement::new(concat!(
            "UPDATE intents SET version = $1, outcome = $2, reason = $3, settled_at = $4 ",
            "WHERE intent_id = $5 AND version = $6 AND ",
            is_open!()
        ));
        let update = update
            .bind(before + 1)
            .bind(outcome.as_str())
            .bind(&reason)
            .bind(&now)
            .bind(id.as_str())
            .bind(before);
        if change.transaction.execute(update).await? == 0 {
            change.transaction.roll_back().await?;
            return Ok(false);
        }
        let row = Written::from([
            ("version".to_owned(), (before + 1).into()),
            ("outcome".to_owned(), outcome.as_str().into()),
            ("reason".to_owned(), reason.into()),
            ("settled_at".to_owned(), now.into()),
        ]);
        change.append(&Event::now(by, What::IntentChanged(id.clone(), row))).await?;
        change.commit().await?;
        Ok(true)
    }
}
