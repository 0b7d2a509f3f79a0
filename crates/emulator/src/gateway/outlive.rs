//! Work that continues when the client hangs up.

use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::Poll;

/// Does the work in the current task as far as it need not wait: most calls end there. Work that has to wait continues in a
/// task of its own, because the current one ends with the connection. `None` if the work panicked.
pub async fn outlive<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Option<T> {
    let mut work = Box::pin(work);
    let first = poll_fn(|cx| {
        // The work is dropped after a panic; what it shares is behind locks that a panic does not poison.
        Poll::Ready(catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx))))
    });
    match first.await {
        Ok(Poll::Ready(done)) => Some(done),
        Ok(Poll::Pending) => tokio::spawn(work).await.ok(),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::sync::{Notify, mpsc};

    use super::outlive;

    #[tokio::test]
    async fn work_that_waits_goes_on_without_the_one_who_asked() {
        let (go, (done, mut seen)) = (Arc::new(Notify::new()), mpsc::channel(1));
        let work = {
            let go = go.clone();
            async move {
                go.notified().await;
                done.send("done").await.unwrap();
            }
        };
        let asking = tokio::spawn(outlive(work));
        tokio::task::yield_now().await;
        asking.abort();
        assert!(asking.await.unwrap_err().is_cancelled());
        go.notify_one();
        assert_eq!(seen.recv().await, Some("done"));
    }

    #[tokio::test]
    async fn a_panic_before_and_after_the_first_wait_is_no_panic_here() {
        assert_eq!(outlive(async { 7 }).await, Some(7));
        assert_eq!(outlive(async { panic!("at once") }).await, None::<()>);
        let later = async {
            tokio::task::yield_now().await;
            panic!("later")
        };
        assert_eq!(outlive(later).await, None::<()>);
    }
}
