//! What the tests of the journal stand on does the same on both engines.

use backend::{Backend, Config, Outcome};

use crate::support::{Stack, TestDatabase, on_both_databases};

on_both_databases!(
    rows_are_a_tests_own_and_in_order,
    a_forbidden_outcome_is_refused_until_nothing_is,
);

async fn rows_are_a_tests_own_and_in_order(database: TestDatabase) {
    let sql = "CREATE TABLE words (word TEXT); INSERT INTO words VALUES ('b'), (NULL), ('a')";
    database.execute(sql).await.unwrap();
    let words = database.texts("SELECT word FROM words ORDER BY word NULLS LAST").await;
    assert_eq!(words, [Some("a".to_owned()), Some("b".to_owned()), None]);
}

async fn a_forbidden_outcome_is_refused_until_nothing_is(database: TestDatabase) {
    let sql = "CREATE TABLE intents (outcome TEXT); INSERT INTO intents VALUES ('sent')";
    database.execute(sql).await.unwrap();
    let become_of = async |outcome: &str| {
        database.execute(&format!("UPDATE intents SET outcome = '{outcome}'")).await
    };
    database.forbid_outcome("ran").await;
    let refused = become_of("ran").await.unwrap_err().to_string();
    assert!(refused.contains("the disk is full"), "{refused}");
    become_of("unknown").await.unwrap();
    database.forbid_nothing().await;
    become_of("ran").await.unwrap();
    assert_eq!(database.texts("SELECT outcome FROM intents").await, [Some("ran".to_owned())]);
}

#[tokio::test]
async fn the_journal_is_written_to_a_postgres_that_proved_who_it_is() {
    let database = TestDatabase::postgres_that_proves_itself(&TestDatabase::authority()).await;
    let stack = Stack::on(database).await;
    let record = stack.submit(&stack.switch_order().await).await;
    assert_eq!(record.outcome, Outcome::Ran);
    let encrypted = "SELECT DISTINCT ssl::text FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) \
                     WHERE datname = current_database() AND application_name = 'polarshift'";
    assert_eq!(stack.texts(encrypted).await, [Some("true".to_owned())]);
}

#[tokio::test]
async fn a_postgres_that_nobody_vouches_for_is_refused_and_its_password_is_told_nowhere() {
    let stranger = tempfile::NamedTempFile::new().unwrap();
    let database =
        TestDatabase::postgres_that_proves_itself(stranger.path().to_str().unwrap()).await;
    let TestDatabase::Postgres(own) = &database else { unreachable!() };
    let password = own.password().to_owned();
    let config = Config { database: database.url(), ..Stack::start().await.config() };
    let shown = format!("{config:?}");
    let error = Backend::open(config).await.unwrap_err();
    for text in [error.to_string(), format!("{error:?}"), shown] {
        assert!(!text.contains(&password), "{text}");
    }
    assert!(error.to_string().contains("certificate"), "{error}");
}

#[tokio::test]
async fn a_postgres_that_confirms_before_it_is_on_disk_is_refused() {
    for (setting, is_refused) in
        [("off", true), ("local", true), ("remote_write", true), ("remote_apply", false)]
    {
        let database = TestDatabase::postgres().await;
        let name = database.texts("SELECT current_database()").await.remove(0).unwrap();
        let set = format!("ALTER DATABASE {name} SET synchronous_commit = {setting}");
        database.execute(&set).await.unwrap();
        let config = Config { database: database.url(), ..Stack::start().await.config() };
        match (Backend::open(config).await, is_refused) {
            (Ok(backend), false) => backend.shutdown().await,
            (Err(error), true) => {
                let told = error.to_string();
                assert!(told.contains(&format!("synchronous_commit = {setting}")), "{told}");
            }
            (opened, _) => panic!("{setting}: {opened:?}"),
        }
    }
}
