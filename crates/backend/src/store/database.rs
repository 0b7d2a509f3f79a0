//! The journal's database, and the tables in it.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use migration::{ClusterId, Realm};
use tokio::sync::Mutex;

use super::alarms::{self, AlarmKind};
use super::by_hand::ByHand;
use super::chain::Change;
use super::engine::Engine;
use super::lock::Lock;
use super::schema_0007::RealmOf;
use super::statement::Statement;
use super::{
    BothWriteAlarms, IntentAlarms, Intents, JournalError, Records, Samples, postgres, sqlite,
};

/// A handle; clones share everything.
#[derive(Debug, Clone)]
pub struct Database {
    engine: Engine,
    /// `None` once the journal is closed.
    lock: Arc<Mutex<Option<Lock>>>,
}

impl Database {
    /// Opens or creates the file and brings its tables up to date. Rows of schema 0007 get the realm of their profile.
    pub async fn open_file(path: &Path, realm_of: RealmOf<'_>) -> Result<Self, JournalError> {
        let lock = Lock::beside(path)?;
        Ok(Self::of(sqlite::open(path, realm_of).await?, lock))
    }

    /// Connects to a PostgreSQL database and brings its tables up to date.
    pub async fn open_postgres(url: &str) -> Result<Self, JournalError> {
        let (engine, lock) = postgres::open(url).await?;
        Ok(Self::of(engine, lock))
    }

    fn of(engine: Engine, lock: Lock) -> Self {
        Self { engine, lock: Arc::new(Mutex::new(Some(lock))) }
    }

    pub fn intents(&self) -> Intents {
        Intents::new(self.engine.clone())
    }

    pub fn by_hand(&self) -> ByHand {
        ByHand::new(self.engine.clone())
    }

    pub fn samples(&self) -> Samples {
        Samples::new(self.engine.clone())
    }

    pub fn both_write_alarms(&self) -> BothWriteAlarms {
        BothWriteAlarms::new(self.engine.clone())
    }

    pub fn intent_alarms(&self) -> IntentAlarms {
        IntentAlarms::new(self.engine.clone())
    }

    /// The clusters of a realm with alarms that stand, and what these are about.
    pub async fn standing_alarms(
        &self,
        realm: &Realm,
    ) -> Result<HashMap<ClusterId, BTreeSet<AlarmKind>>, JournalError> {
        alarms::standing(&self.engine, realm).await
    }

    pub fn records(&self) -> Records {
        Records::new(self.engine.clone())
    }

    /// Rows that were read outside of transactions since the journal was opened.
    pub fn rows_read(&self) -> u64 {
        self.engine.rows_read()
    }

    /// Closes every connection, and lets another process have the journal.
    pub async fn close(&self) {
        self.engine.close().await;
        if let Some(lock) = self.lock.lock().await.take() {
            lock.release().await;
        }
    }

    /// Takes the journal's lock again if it was lost, and says whether it was. Until it is held nothing is written here.
    pub async fn keep_lock(&self) -> Result<bool, JournalError> {
        let Some(lock) = &mut *self.lock.lock().await else { return Ok(false) };
        let kept = lock.keep().await;
        self.engine.set_unlocked(kept.is_err());
        kept
    }

    /// Checks that an event could be written now, and that no other process may have the journal.
    pub async fn check_writable(&self) -> Result<(), JournalError> {
        self.keep_lock().await?;
        let mut change = Change::begin(&self.engine).await?;
        let nothing = "UPDATE intents SET version = version WHERE intent_id = ''";
        change.transaction.execute(Statement::new(nothing)).await?;
        change.transaction.roll_back().await
    }
}
