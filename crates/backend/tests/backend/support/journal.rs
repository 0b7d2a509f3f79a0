//! The journal's file, by a connection the backend does not know of.

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection, Row};

use super::{Stack, file};

impl Stack {
    async fn connect(&self) -> SqliteConnection {
        let options = SqliteConnectOptions::new().filename(file(&self.folder));
        SqliteConnection::connect_with(&options).await.unwrap()
    }

    pub async fn sql(&self, statement: &str) {
        let mut connection = self.connect().await;
        sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    }

    /// The first column of every row.
    pub async fn texts(&self, query: &str) -> Vec<Option<String>> {
        let mut connection = self.connect().await;
        let rows = sqlx::query(AssertSqlSafe(query)).fetch_all(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// From now on no row can be written with this outcome.
    pub async fn forbid_outcome(&self, outcome: &str) {
        self.sql(&format!(
            "CREATE TRIGGER no_update BEFORE UPDATE ON intents WHEN NEW.outcome = '{outcome}' \
             BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        ))
        .await;
    }

    pub async fn forbid_nothing(&self) {
        self.sql("DROP TRIGGER no_update").await;
    }

    /// Takes back everything that was written after an intent had reached `outcome`.
    pub async fn set_back_to(&self, outcome: &str) {
        self.sql(&format!(
            "UPDATE intents SET outcome = '{outcome}', reason = NULL, request_id = NULL, \
             read_after = NULL, answered_at = NULL, settled_at = NULL"
        ))
        .await;
        if outcome == "checking" {
            self.sql("UPDATE intents SET read_before = NULL, sent_at = NULL").await;
        }
    }

    /// As if everything had been sent an hour ago.
    pub async fn age(&self) {
        let hour_ago = jiff::Timestamp::now() - jiff::SignedDuration::from_hours(1);
        self.sql(&format!("UPDATE intents SET sent_at = '{hour_ago}' WHERE sent_at IS NOT NULL"))
            .await;
    }
}
