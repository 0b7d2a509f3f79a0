//! A database of one test on either engine, and connections to it that the backend does not know of.

use backend::DatabaseUrl;
use sqlx::postgres::PgConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection, Error, Row};
use tempfile::TempDir;

/// Makes two tests of each function that takes a [`TestDatabase`]: `name::sqlite` and `name::postgres`.
macro_rules! on_both_databases {
    ($($name:ident),+ $(,)?) => {
        $(mod $name {
            use crate::support::TestDatabase;

            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                super::$name(TestDatabase::sqlite()).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn postgres() {
                super::$name(TestDatabase::postgres().await).await;
            }
        })+
    };
}

pub(crate) use on_both_databases;

/// Empty at first.
pub enum TestDatabase {
    /// The folder of its file.
    Sqlite(TempDir),
    Postgres(OwnDatabase),
}

impl TestDatabase {
    /// On the engine that `POLARSHIFT_TEST_ON` names, SQLite if it names none.
    pub async fn chosen() -> Self {
        match std::env::var("POLARSHIFT_TEST_ON").as_deref() {
            Err(_) | Ok("sqlite") => Self::sqlite(),
            Ok("postgres") => Self::postgres().await,
            Ok(other) => panic!("POLARSHIFT_TEST_ON is {other}, neither sqlite nor postgres"),
        }
    }

    pub fn sqlite() -> Self {
        Self::Sqlite(tempfile::tempdir().unwrap())
    }

    /// One on the server that `scripts/postgres.sh` has started.
    pub async fn postgres() -> Self {
        Self::Postgres(OwnDatabase::create("sslmode=disable").await)
    }

    /// The same, and the server has to prove who it is. `authority` is who has to vouch for it.
    pub async fn postgres_that_proves_itself(authority: &str) -> Self {
        let parameters = format!("sslmode=verify-full&sslrootcert={authority}");
        Self::Postgres(OwnDatabase::create(&parameters).await)
    }

    /// The certificate authority of the tests' server.
    pub fn authority() -> String {
        variable("POLARSHIFT_TEST_POSTGRES_CA")
    }

    pub fn url(&self) -> DatabaseUrl {
        match self {
            Self::Sqlite(folder) => DatabaseUrl::Sqlite(folder.path().join("journal.db")),
            Self::Postgres(own) => DatabaseUrl::parse(&own.url).unwrap(),
        }
    }

    /// Carries out one or several statements.
    pub async fn execute(&self, sql: &str) -> Result<(), Error> {
        match self {
            Self::Sqlite(folder) => {
                let mut connection = sqlite(folder).await?;
                sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
                connection.close().await
            }
            Self::Postgres(own) => {
                let mut connection = PgConnection::connect(&own.url).await?;
                sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
                connection.close().await
            }
        }
    }

    /// The first column of every row, which is a text.
    pub async fn texts(&self, query: &str) -> Vec<Option<String>> {
        let query = AssertSqlSafe(query);
        match self {
            Self::Sqlite(folder) => {
                let mut connection = sqlite(folder).await.unwrap();
                let rows = sqlx::query(query).fetch_all(&mut connection).await.unwrap();
                connection.close().await.unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
            Self::Postgres(own) => {
                let mut connection = PgConnection::connect(&own.url).await.unwrap();
                let rows = sqlx::query(query).fetch_all(&mut connection).await.unwrap();
                connection.close().await.unwrap();
                rows.iter().map(|row| row.get(0)).collect()
            }
        }
    }

    /// From now on no row of `intents` can get this outcome.
    pub async fn forbid_outcome(&self, outcome: &str) {
        self.forbid("UPDATE", "intents", &format!("NEW.outcome = '{outcome}'")).await;
    }

    /// From now on a row of the table that fulfils the condition cannot be changed in this way.
    pub async fn forbid(&self, change: &str, table: &str, condition: &str) {
        let sql = match self {
            Self::Sqlite(_) => format!(
                "CREATE TRIGGER no_update BEFORE {change} ON {table} WHEN {condition} \
                 BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
            ),
            Self::Postgres(_) => format!(
                "CREATE FUNCTION no_update() RETURNS trigger LANGUAGE plpgsql AS $$ \
                 BEGIN RAISE EXCEPTION 'the disk is full' USING ERRCODE = 'disk_full'; END $$; \
                 CREATE TRIGGER no_update BEFORE {change} ON {table} FOR EACH ROW \
                 WHEN ({condition}) EXECUTE FUNCTION no_update()"
            ),
        };
        self.execute(&sql).await.unwrap();
    }

    pub async fn forbid_nothing(&self) {
        let sql = match self {
            Self::Sqlite(_) => "DROP TRIGGER no_update",
            Self::Postgres(_) => "DROP FUNCTION no_update() CASCADE",
        };
        self.execute(sql).await.unwrap();
    }
}

async fn sqlite(folder: &TempDir) -> Result<SqliteConnection, Error> {
    let file = folder.path().join("journal.db");
    let options = SqliteConnectOptions::new().filename(file).create_if_missing(true);
    SqliteConnection::connect_with(&options).await
}

/// A database on the tests' server, which is gone after the tests. Dropping it sooner would wait for connections that the
/// test's own runtime is still opening.
pub struct OwnDatabase {
    url: String,
}

impl OwnDatabase {
    pub fn password(&self) -> &str {
        let (_, rest) = self.url.split_once("://").unwrap();
        rest.split_once('@').unwrap().0.split_once(':').unwrap().1
    }

    async fn create(parameters: &str) -> Self {
        let server = variable("POLARSHIFT_TEST_POSTGRES");
        let name = format!("test_{:016x}", rand::random::<u64>());
        run(&server, &format!("CREATE DATABASE {name} TEMPLATE template0")).await.unwrap();
        let (host, _) = server.rsplit_once('/').unwrap();
        let url = format!("{host}/{name}?{parameters}");
        Self { url }
    }
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| {
        panic!("{name} is not set: run this inside of scripts/postgres.sh, such as scripts/postgres.sh cargo nextest run -p backend")
    })
}

async fn run(server: &str, sql: &str) -> Result<(), Error> {
    let mut connection = PgConnection::connect(&format!("{server}?sslmode=disable")).await?;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
    connection.close().await
}
