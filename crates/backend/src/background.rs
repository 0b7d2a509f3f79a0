//! Work that goes on beside the requests: polls, and the settling of intents. It ends at shutdown, and the next process
//! takes up what was left.

use std::future::Future;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// The background tasks of a backend. A handle; clones share everything.
#[derive(Debug, Clone, Default)]
pub(crate) struct Background {
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Background {
    /// Runs `work` until it is done or the server stops, whichever comes first.
    pub fn until_shutdown(&self, work: impl Future<Output = ()> + Send + 'static) {
        let stop = self.stop.clone();
        self.tasks.spawn(async move {
            tokio::select! {
                () = stop.cancelled() => {}
                () = work => {}
            }
        });
    }

    /// Runs `work`, which has to end soon after [`Background::stop`] is cancelled. Shutdown waits for it.
    pub fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        self.tasks.spawn(work);
    }

    /// Cancelled when the server stops.
    pub fn stop(&self) -> CancellationToken {
        self.stop.clone()
    }

    /// Stops every task and waits until all have ended.
    pub async fn end(&self) {
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }
}
