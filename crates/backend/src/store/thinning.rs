//! Deletes samples that are too old, and thins those that are not new. Each step is short, so that no write waits long.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};

use super::columns::{nanoseconds, time};
use super::row::Row;
use super::statement::Statement;
use super::{JournalError, Samples};

/// Rows that one statement deletes at most.
const DELETED_TOGETHER: i64 = 5_000;
/// Rows that one transaction thins.
const THINNED_TOGETHER: i64 = 1_000;

/// How far apart samples are kept once they are this old.
struct Step {
    /// The rows' `thinned` before.
    from: i64,
    older_than: SignedDuration,
    apart: SignedDuration,
}

/// Everything of 24 hours, then one a minute, and after a week one in ten minutes.
const STEPS: [Step; 2] = [
    Step {
        from: 0,
        older_than: SignedDuration::from_hours(24),
        apart: SignedDuration::from_mins(1),
    },
    Step {
        from: 1,
        older_than: SignedDuration::from_hours(7 * 24),
        apart: SignedDuration::from_mins(10),
    },
];

impl Samples {
    /// Deletes what was read before `time`.
    pub async fn forget_before(&self, time: Timestamp) -> Result<(), JournalError> {
        loop {
            let some = Statement::new(
                "DELETE FROM samples WHERE seq IN (SELECT seq FROM samples \
                 WHERE thinned IN (0, 1, 2) AND noted_at < $1 LIMIT $2)",
            );
            let mut transaction = self.engine.begin().await?;
            let some = some.bind(nanoseconds(time)).bind(DELETED_TOGETHER);
            let deleted = transaction.execute(some).await?;
            transaction.commit().await?;
            if deleted == 0 {
                break;
            }
        }
        let mut transaction = self.engine.begin().await?;
        let newest =
            Statement::new("DELETE FROM newest_samples WHERE noted_at < $1 AND read_on = 0");
        transaction.execute(newest.bind(nanoseconds(time))).await?;
        transaction.commit().await
    }

    /// Thins the samples that are old enough at `now`. Keeps each at which a status, a direction, a read/write status or the
    /// source changed, and the one before it.
    pub async fn thin(&self, now: Timestamp) -> Result<(), JournalError> {
        for step in &STEPS {
            let before = now.checked_sub(step.older_than).unwrap_or(Timestamp::MIN);
            while self.thin_some(step, before).await? {}
        }
        Ok(())
    }

    /// Thins some rows of the cluster that has the oldest. False if there were none.
    async fn thin_some(&self, step: &Step, before: Timestamp) -> Result<bool, JournalError> {
        let before = nanoseconds(before);
        let oldest = Statement::new(
            "SELECT realm, cluster FROM samples WHERE thinned = $1 AND noted_at < $2 \
             ORDER BY noted_at LIMIT 1",
        );
        let oldest = self.engine.row(oldest.bind(step.from).bind(&before)).await?;
        let Some(oldest) = oldest else { return Ok(false) };
        let some = Statement::new(
            // As expressions, because an index of these two would walk the samples of every cluster.
            "SELECT seq, at, status, direction, rds_mode, cluster_mode, source FROM samples \
             WHERE realm = $1 AND cluster = $2 AND thinned + 0 = $3 AND noted_at || '' < $4 \
             ORDER BY seq LIMIT $5",
        );
        let some = some
            .bind(oldest.text("realm")?)
            .bind(oldest.text("cluster")?)
            .bind(step.from)
            .bind(before)
            .bind(THINNED_TOGETHER);
        let rows = self.engine.rows(some).await?;
        let superfluous = superfluous(&rows, step.apart)?;
        let mut transaction = self.engine.begin().await?;
        for row in &rows {
            let seq = row.integer("seq")?;
            let statement = if superfluous.contains(&seq) {
                Statement::new("DELETE FROM samples WHERE seq = $1").bind(seq)
            } else {
                Statement::new("UPDATE samples SET thinned = thinned + 1 WHERE seq = $1").bind(seq)
            };
            transaction.execute(statement).await?;
        }
        transaction.commit().await?;
        Ok(true)
    }
}

/// What a curve and an alarm need of every sample.
type States<'a> = [&'a str; 5];

/// The numbers of the rows of a cluster between two that show the same, closer than `apart` to the one kept before.
fn superfluous(rows: &[Row], apart: SignedDuration) -> Result<HashSet<i64>, JournalError> {
    let mut samples = Vec::new();
    for row in rows {
        let states: States<'_> = [
            row.text("status")?,
            row.text("direction")?,
            row.text("rds_mode")?,
            row.text("cluster_mode")?,
            row.text("source")?,
        ];
        // A time that cannot be read is kept, and so is what stands beside it.
        let at = time(row.text("at")?).unwrap_or(Timestamp::MIN);
        samples.push((row.integer("seq")?, at, states));
    }
    let mut superfluous = HashSet::new();
    let mut kept: Option<(Timestamp, States<'_>)> = None;
    for (nth, (seq, at, states)) in samples.iter().enumerate() {
        let is_like_the_next = samples.get(nth + 1).is_some_and(|(.., next)| next == states);
        let is_close = kept.is_some_and(|(kept_at, kept_states)| {
            kept_states == *states && kept_at.duration_until(*at).abs() < apart
        });
        if is_close && is_like_the_next {
            superfluous.insert(*seq);
        } else {
            kept = Some((*at, *states));
        }
    }
    Ok(superfluous)
}
