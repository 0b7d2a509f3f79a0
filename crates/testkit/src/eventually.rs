//! Waiting for a condition.

use std::time::Duration;

use tokio::time::Instant;

/// Longer than a condition takes on a slow machine.
const LONGEST: Duration = Duration::from_secs(120);
/// Leaves the processor to the work that is waited for.
const PAUSE: Duration = Duration::from_millis(10);

/// Asks until there is an answer.
///
/// # Panics
/// There is none within two minutes.
pub async fn eventually<T, F>(what: &str, ask: impl Fn() -> F) -> T
where
    F: Future<Output = Option<T>>,
{
    let deadline = Instant::now() + LONGEST;
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(Instant::now() < deadline, "waited too long until {what}");
        tokio::time::sleep(PAUSE).await;
    }
}
