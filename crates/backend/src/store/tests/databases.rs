//! A database of one test on either engine, as the backend opens it and as somebody else writes to it.

use std::path::PathBuf;

use migration::{ClusterId, ClusterRef, ProfileName, Realm, RegionId};
use sqlx::postgres::PgConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection};
use tempfile::TempDir;

use crate::store::{Database, JournalError};

/// Makes two tests of each function that takes a [`OnEngine`]: `name::sqlite` and `name::postgres`.
macro_rules! on_both_databases {
    ($($name:ident),+ $(,)?) => {
        $(mod $name {
            use crate::store::tests::databases::OnEngine;

            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                super::$name(OnEngine::sqlite()).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn postgres() {
                super::$name(OnEngine::postgres().await).await;
            }
        })+
    };
}
pub(super) use on_both_databases;

/// Where the journal of a test is.
pub enum OnEngine {
    Sqlite(TempDir),
    /// The database's URL. The server is gone after the tests, and every database with it.
    Postgres(String),
}

impl OnEngine {
    pub fn sqlite() -> Self {
        Self::Sqlite(tempfile::tempdir().unwrap())
    }

    pub async fn postgres() -> Self {
        let server = std::env::var("POLARSHIFT_TEST_POSTGRES").unwrap_or_else(|_| {
            panic!("POLARSHIFT_TEST_POSTGRES is not set: run this inside of scripts/postgres.sh")
        });
        let name = format!("store_{:016x}", rand::random::<u64>());
        let mut connection = PgConnection::connect(&server).await.unwrap();
        let create = format!("CREATE DATABASE {name} TEMPLATE template0");
        sqlx::raw_sql(AssertSqlSafe(create)).execute(&mut connection).await.unwrap();
        let (host, _) = server.rsplit_once('/').unwrap();
        Self::Postgres(format!("{host}/{name}"))
    }

    /// An empty one on the same engine.
    pub async fn another(&self) -> Self {
        match self {
            Self::Sqlite(_) => Self::sqlite(),
            Self::Postgres(_) => Self::postgres().await,
        }
    }

    pub fn file(&self) -> PathBuf {
        match self {
            Self::Sqlite(folder) => folder.path().join("journal.db"),
            Self::Postgres(_) => panic!("there is no file"),
        }
    }

    pub async fn open(&self) -> Database {
        self.try_open().await.unwrap()
    }

    pub async fn try_open(&self) -> Result<Database, JournalError> {
        match self {
            Self::Sqlite(_) => Database::open_file(&self.file(), &|_| realm()).await,
            Self::Postgres(url) => Database::open_postgres(url).await,
        }
    }

    /// Carries out statements through a connection that the backend does not know of.
    pub async fn execute(&self, sql: &str) {
        self.try_execute(sql).await.unwrap();
    }

    pub async fn try_execute(&self, sql: &str) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(_) => {
                let options = SqliteConnectOptions::new().filename(self.file());
                let options = options.create_if_missing(true);
                let mut connection = SqliteConnection::connect_with(&options).await?;
                sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
                connection.close().await
            }
            Self::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await?;
                sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
                connection.close().await
            }
        }
    }
}

/// The realm of everything in these tests that names none.
pub fn realm() -> Realm {
    Realm::aliyun()
}

pub fn cluster(id: &str) -> ClusterRef {
    ClusterRef {
        profile: ProfileName::default(),
        region: RegionId::parse("cn-hangzhou").unwrap(),
        id: ClusterId::parse(id).unwrap(),
    }
}
