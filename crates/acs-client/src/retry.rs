//! When a read is repeated, and after how long (vendor/rds-migration 8.1).

use std::time::Duration;

use rand::Rng;

use crate::error::ClientError;

/// How often and how fast reads are repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// Includes the first one.
    pub max_attempts: u32,
    /// Before the second attempt; doubles each time.
    pub base_delay: Duration,
    /// The limit of the backoff and of the delay that the upstream asks for.
    pub max_delay: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            max_attempts: 3,
            base_delay: Duration::from_millis(200),
            max_delay: Duration::from_secs(5),
        }
    }
}

impl RetryPolicy {
    /// The delay before the next attempt of a read. `None` if there is none. `attempt` counts from 1.
    pub(crate) fn delay_after(&self, attempt: u32, error: &ClientError) -> Option<Duration> {
        if attempt >= self.max_attempts || !is_passing(error) {
            return None;
        }
        let backoff = self.base_delay.saturating_mul(1 << (attempt - 1).min(16));
        let jittered = backoff.mul_f64(rand::rng().random_range(0.5..=1.0));
        Some(asked_for(error).unwrap_or(jittered).min(self.max_delay))
    }
}

/// Whether the same read may succeed a moment later.
fn is_passing(error: &ClientError) -> bool {
    match error {
        ClientError::Throttled { .. }
        | ClientError::ServerError { .. }
        | ClientError::NoAnswer { .. }
        | ClientError::NonceUsed(_)
        | ClientError::Unreachable { timed_out: true, .. }
        | ClientError::Proxy { timed_out: true, .. } => true,
        ClientError::Unreachable { timed_out: false, .. }
        | ClientError::Proxy { timed_out: false, .. }
        | ClientError::NotFound(_)
        | ClientError::Refused(_)
        | ClientError::Unclear(_)
        | ClientError::Credentials { .. }
        | ClientError::ClockSkew(_)
        | ClientError::Forbidden { .. }
        | ClientError::Malformed { .. }
        | ClientError::NotSent { .. } => false,
    }
}

/// `x-acs-retry-after`.
fn asked_for(error: &ClientError) -> Option<Duration> {
    match error {
        ClientError::Throttled { retry_after, .. }
        | ClientError::ServerError { retry_after, .. } => *retry_after,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::RetryPolicy;
    use crate::error::{ClientError, ErrorReply};

    fn throttled(retry_after: Option<Duration>) -> ClientError {
        let reply = ErrorReply {
            status: 400,
            code: "Throttling".to_owned(),
            message: String::new(),
            request_id: None,
            date: None,
        };
        ClientError::Throttled { reply, retry_after }
    }

    #[test]
    fn backoff_doubles_is_jittered_and_ends() {
        let policy = RetryPolicy::default();
        for (attempt, most) in [(1, 200), (2, 400)] {
            let delay = policy.delay_after(attempt, &throttled(None)).unwrap();
            let most = Duration::from_millis(most);
            assert!(delay >= most / 2 && delay <= most, "{delay:?}");
        }
        assert_eq!(policy.delay_after(3, &throttled(None)), None);
    }

    #[test]
    fn the_upstreams_wish_is_honoured_up_to_the_limit() {
        let policy = RetryPolicy::default();
        let wish = |ms| policy.delay_after(1, &throttled(Some(Duration::from_millis(ms)))).unwrap();
        assert_eq!(wish(1), Duration::from_millis(1));
        assert_eq!(wish(3_000), Duration::from_secs(3));
        assert_eq!(wish(3_600_000), Duration::from_secs(5));
    }

    #[test]
    fn only_a_timeout_makes_an_unreachable_host_worth_another_try() {
        let unreachable = |timed_out| ClientError::Unreachable {
            host: String::new(),
            reason: String::new(),
            timed_out,
        };
        let policy = RetryPolicy::default();
        assert!(policy.delay_after(1, &unreachable(true)).is_some());
        assert!(policy.delay_after(1, &unreachable(false)).is_none());
    }
}
