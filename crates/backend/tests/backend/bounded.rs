//! A journal with more than a million samples costs no more than what is asked of it.

use std::time::Duration;

use backend::{Config, Seat};
use tokio::task::JoinSet;

use crate::support::{BILLING, PAYMENTS, Stack, cluster, open};

const ROWS: u64 = 1_300_000;
/// What is read of one history at most, with a few rows beside it.
const ONE_HISTORY: u64 = 100_050;

/// As many samples of ten clusters, BILLING among them.
async fn fill(stack: &Stack, realm: &str) {
    let numbers = format!(
        "WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < {})",
        ROWS - 1
    );
    let now = jiff::Timestamp::now();
    let at = format!("{:.3}", now - jiff::SignedDuration::from_hours(1));
    let columns = "realm, profile, region, cluster, at, status, direction, rds_mode, cluster_mode, \
                   delay, source, noted_at";
    let values = |cluster: &str| {
        format!(
            "'{realm}', 'default', 'cn-hangzhou', {cluster}, '{at}', 'RDS2POLARDB_SYNCING', \
             'RDS2POLARDB', 'rw', 'ro', 3, 'rm-bp1', '{at}'"
        )
    };
    let of_ten = format!(
        "CASE WHEN n % 10 = 0 THEN '{BILLING}' ELSE 'pc-bp1many' || CAST(n % 10 AS TEXT) END"
    );
    let samples = format!(
        "{numbers} INSERT INTO samples ({columns}) SELECT {} FROM numbers",
        values(&of_ten)
    );
    // The order of the words is another one where the numbers come first.
    let samples = match stack.journal.database.url() {
        backend::DatabaseUrl::Sqlite(_) => samples,
        backend::DatabaseUrl::Postgres(_) => format!(
            "INSERT INTO samples ({columns}) SELECT {} FROM generate_series(0, {}) AS numbers (n)",
            values(&of_ten),
            ROWS - 1
        ),
    };
    stack.sql(&samples).await;
}

async fn history(seat: Seat) -> usize {
    let now = seat.polled_migration(&cluster(BILLING)).await.unwrap().value;
    seat.history(&cluster(BILLING), &now).await.curve().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_reads_what_is_open_and_ten_people_read_a_history_once() {
    let stack = Stack::start().await;
    let order = stack.switch_order().await;
    let realm = stack.submit(&order).await.realm;
    let config = Config {
        sample_retention: Duration::from_secs(90 * 24 * 3_600),
        ..stack.next_config().await
    };
    fill(&stack, realm.as_str()).await;
    let (backend, seat) = open(config).await;
    let at_start = backend.rows_read();
    assert!(at_start <= 10, "{at_start} rows were read before the port is open");

    seat.migration(&cluster(PAYMENTS)).await.unwrap();
    let mut people = JoinSet::new();
    for _ in 0..10 {
        people.spawn(history(seat.clone()));
    }
    for points in people.join_all().await {
        assert!(points > 0);
    }
    let read = backend.rows_read() - at_start;
    assert!(read <= ONE_HISTORY, "{read} rows were read for ten people");
    backend.shutdown().await;
}
