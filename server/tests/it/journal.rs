//! The journal's file, by a connection that the program does not know of.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection, Row};

/// The journal in a folder of data.
pub const FILE: &str = "polarshift.sqlite";

/// Runs a statement on the journal in this folder.
pub async fn sql(folder: &Path, statement: &str) {
    let options = SqliteConnectOptions::new().filename(folder.join(FILE));
    let mut connection = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// The first column of every row, which is a text.
pub async fn texts(folder: &Path, query: &str) -> Vec<String> {
    let options = SqliteConnectOptions::new().filename(folder.join(FILE));
    let mut connection = SqliteConnection::connect_with(&options).await.unwrap();
    let rows = sqlx::query(AssertSqlSafe(query)).fetch_all(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}
