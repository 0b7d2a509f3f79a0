//! The chain of events: each is written in the transaction of its change, and its hash covers the one before.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::JournalError;
use super::columns::nanoseconds;
use super::engine::{Engine, Transaction};
use super::event::Event;
use super::row::Row;
use super::statement::Statement;

/// Set before everything that is hashed, so that no other use of the hash can be taken for an event.
const DOMAIN: &[u8] = b"plsh-audit-1";
/// The hash before the first event.
pub const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// Events that are read together when the chain is verified.
const TOGETHER: i64 = 1_000;

/// A change of the journal under way. It holds the head of the chain, so no other change comes between.
#[derive(Debug)]
pub struct Change {
    pub transaction: Transaction,
    head: Head,
}

/// The last event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub seq: i64,
    pub hash: String,
}

/// The first place at which the chain does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChainBreak {
    #[error("event {0} is missing")]
    Missing(i64),
    #[error("event {0} was changed, or the one before it was")]
    Changed(i64),
    #[error("the last event is {found}, and the head names {named}")]
    Head { named: i64, found: i64 },
}

impl Change {
    pub async fn begin(engine: &Engine) -> Result<Self, JournalError> {
        let mut transaction = engine.begin().await?;
        // Locks the row until the transaction ends.
        let statement =
            Statement::new("UPDATE chain_head SET seq = seq WHERE id = 1 RETURNING seq, hash");
        let head = transaction.row(statement).await?;
        let head = head.ok_or_else(|| JournalError::Row("the head of the chain is gone".into()))?;
        let head = Head::read(&head)?;
        Ok(Self { transaction, head })
    }

    /// The number that the next event gets.
    pub fn next_seq(&self) -> i64 {
        self.head.seq + 1
    }

    /// Adds an event.
    pub async fn append(&mut self, event: &Event) -> Result<(), JournalError> {
        let (seq, what) = (self.next_seq(), event.canonical()?);
        let hash = hash(&self.head.hash, seq, &what);
        let insert = Statement::new(
            "INSERT INTO events (seq, at, what, prev, hash) VALUES ($1, $2, $3, $4, $5)",
        );
        let insert = insert
            .bind(seq)
            .bind(nanoseconds(event.at))
            .bind(what)
            .bind(&self.head.hash)
            .bind(&hash);
        self.transaction.execute(insert).await?;
        let head = Statement::new("UPDATE chain_head SET seq = $1, hash = $2 WHERE id = 1");
        self.transaction.execute(head.bind(seq).bind(&hash)).await?;
        self.head = Head { seq, hash };
        Ok(())
    }

    pub async fn commit(self) -> Result<(), JournalError> {
        self.transaction.commit().await
    }
}

impl Head {
    fn read(row: &Row) -> Result<Self, JournalError> {
        Ok(Self { seq: row.integer("seq")?, hash: row.text("hash")?.to_owned() })
    }
}

/// SHA-256 of the domain, the hash before, the number and the length of the event as 64-bit big-endian numbers, and the
/// event, in lower-case hexadecimal digits.
fn hash(prev: &str, seq: i64, what: &str) -> String {
    let digest = Sha256::new()
        .chain_update(DOMAIN)
        .chain_update(prev)
        .chain_update(seq.to_be_bytes())
        .chain_update((what.len() as u64).to_be_bytes())
        .chain_update(what)
        .finalize();
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Reads every event in order, hands the time and the text of each to `take`, and gives the head if all of them hold together.
pub async fn verify(
    snapshot: &mut Transaction,
    mut take: impl FnMut(&str, &str) -> Result<(), JournalError>,
) -> Result<Result<Head, ChainBreak>, JournalError> {
    let mut last = Head { seq: 0, hash: BEGINNING.to_owned() };
    loop {
        let some = Statement::new(
            "SELECT seq, at, what, prev, hash FROM events WHERE seq > $1 ORDER BY seq LIMIT $2",
        );
        let rows = snapshot.rows(some.bind(last.seq).bind(TOGETHER)).await?;
        for row in &rows {
            let (head, what) = (Head::read(row)?, row.text("what")?);
            if head.seq != last.seq + 1 {
                return Ok(Err(ChainBreak::Missing(last.seq + 1)));
            }
            if row.text("prev")? != last.hash || head.hash != hash(&last.hash, head.seq, what) {
                return Ok(Err(ChainBreak::Changed(head.seq)));
            }
            take(row.text("at")?, what)?;
            last = head;
        }
        if rows.is_empty() {
            break;
        }
    }
    let named = Statement::new("SELECT seq, hash FROM chain_head WHERE id = 1");
    let named = snapshot.row(named).await?;
    let named = named.as_ref().map(Head::read).transpose()?;
    Ok(match named {
        Some(named) if named == last => Ok(last),
        named => Err(ChainBreak::Head { named: named.map_or(0, |it| it.seq), found: last.seq }),
    })
}
