//! Writes the samples that wait. What cannot be written stays and is written later.

use std::time::Duration;

use migration::ClusterRef;

use super::Observed;
use super::sample_queue::Batch;
use crate::background::Background;
use crate::store::JournalError;

/// Samples that come within this time are written together.
const TOGETHER: Duration = Duration::from_millis(200);
/// Samples that one transaction writes.
const BATCH: usize = 500;
/// The wait after a failure; each failure in a row doubles it.
const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

impl Observed {
    /// Writes samples until the server stops. What waits then is written first.
    pub async fn record_samples(&self, background: &Background) {
        let stop = background.stop();
        let mut pause = FIRST_PAUSE;
        loop {
            tokio::select! {
                () = self.queue().filled() => {}
                () = stop.cancelled() => break,
            }
            tokio::select! {
                () = tokio::time::sleep(TOGETHER) => {}
                () = stop.cancelled() => break,
            }
            if self.write_waiting(background).await {
                pause = FIRST_PAUSE;
                continue;
            }
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = stop.cancelled() => break,
            }
            pause = LONGEST_PAUSE.min(pause * 2);
        }
        if !self.write_waiting(background).await {
            tracing::error!(count = self.queue().len(), "samples could not be written");
        }
    }

    /// Writes what waits. False if something is still there after that.
    async fn write_waiting(&self, background: &Background) -> bool {
        while !self.queue().is_empty() {
            if self.queue().begins_together() {
                let batch = self.queue().oldest(BATCH);
                match self.write(&batch).await {
                    Ok(()) => self.queue().went_well(),
                    Err(error) => {
                        let count = batch.samples.len();
                        tracing::warn!(%error, count, "samples are written later");
                    }
                }
            } else {
                self.write_by_cluster(background).await;
                self.queue().went_well();
                return self.queue().is_empty();
            }
        }
        true
    }

    /// Writes what can be written, although one cluster's samples fail or break the work off.
    async fn write_by_cluster(&self, background: &Background) {
        for batch in self.queue().oldest_by_cluster(BATCH) {
            let written =
                background.caught("writing of a cluster's samples", self.write_again(&batch));
            if let Some(Err(error)) = written.await {
                let cluster = batch.samples.first().map(|new| new.cluster.id.to_string());
                tracing::debug!(cluster, %error, "still not written");
            }
        }
    }

    async fn write_again(&self, batch: &Batch) -> Result<(), JournalError> {
        let arrived = self.samples().add_missing(&batch.samples).await?;
        self.note_written(batch, &arrived);
        Ok(())
    }

    async fn write(&self, batch: &Batch) -> Result<(), JournalError> {
        let arrived = self.samples().add(&batch.samples).await?;
        self.note_written(batch, &arrived);
        Ok(())
    }

    fn note_written(&self, batch: &Batch, arrived: &[ClusterRef]) {
        self.queue().written(batch);
        batch.samples.iter().for_each(|new| self.open_migrations().written(new));
        for cluster in arrived {
            self.followers().wake(std::slice::from_ref(&cluster.profile), cluster.id.as_str());
        }
        tracing::debug!(count = batch.samples.len(), "samples are kept");
    }
}
