//! Samples on their way to the store. A reading does not wait for the disk.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, mpsc};
use tokio_util::sync::CancellationToken;

use crate::background::{Background, Task};
use crate::store::{NewSample, Samples};

/// Samples that wait to be written. More are dropped: a curve survives a gap, but a stuck disk must not fill the memory.
const WAITING: usize = 4_096;
/// Samples that come within this time are written together.
const TOGETHER: Duration = Duration::from_millis(200);

/// The samples that are still to be written.
#[derive(Debug)]
pub struct SampleQueue {
    waiting: mpsc::Receiver<NewSample>,
}

/// Where new samples are put.
#[derive(Debug)]
pub struct SampleSender {
    queue: mpsc::Sender<NewSample>,
}

impl SampleSender {
    pub fn send(&self, sample: NewSample) {
        if let Err(error) = self.queue.try_send(sample) {
            tracing::warn!(cluster = %error.into_inner().cluster.id, "a sample is not kept: the queue is full");
        }
    }
}

impl SampleQueue {
    pub fn new() -> (SampleSender, Self) {
        let (queue, waiting) = mpsc::channel(WAITING);
        (SampleSender { queue }, Self { waiting })
    }

    /// Writes samples until the last sender is gone or the server stops. What waits then is written first. A batch that
    /// breaks the work off is lost, so that it cannot do so again.
    pub fn write_in(self, background: &Background, samples: Samples) {
        let (queue, stop) = (Arc::new(Mutex::new(self.waiting)), background.stop());
        let task = Task::named("writer of samples").lasting().ending_itself();
        background.supervised(task, move || {
            let (queue, stop, samples) = (queue.clone(), stop.clone(), samples.clone());
            async move { write_all(&mut *queue.lock().await, &stop, &samples).await }
        });
    }
}

async fn write_all(
    queue: &mut mpsc::Receiver<NewSample>,
    stop: &CancellationToken,
    samples: &Samples,
) {
    let mut batch = Vec::new();
    loop {
        let received = tokio::select! {
            received = queue.recv_many(&mut batch, WAITING) => received,
            () = stop.cancelled() => 0,
        };
        if received == 0 {
            break;
        }
        tokio::select! {
            () = tokio::time::sleep(TOGETHER) => {}
            () = stop.cancelled() => {}
        }
        while let Ok(more) = queue.try_recv() {
            batch.push(more);
        }
        write(samples, &mut batch).await;
    }
    while let Ok(last) = queue.try_recv() {
        batch.push(last);
    }
    write(samples, &mut batch).await;
}

async fn write(samples: &Samples, batch: &mut Vec<NewSample>) {
    if batch.is_empty() {
        return;
    }
    match samples.add(batch).await {
        Ok(()) => tracing::debug!(count = batch.len(), "samples are kept"),
        Err(error) => tracing::warn!(%error, count = batch.len(), "samples are not kept"),
    }
    batch.clear();
}
