//! The answer of a call that succeeded.

use jiff::Timestamp;
use migration::ClusterId;

use crate::classify::Envelope;
use crate::error::ClientError;
use crate::transport::Received;

/// A value with what every answer carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<T> {
    pub value: T,
    /// The ID that the vendor's support asks for.
    pub request_id: Option<String>,
    /// The upstream's time (`Date` header). Ages and deadlines are computed from it, never from our own clock.
    pub date: Option<Timestamp>,
}

impl<T> Answer<T> {
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Answer<U> {
        Answer { value: f(self.value), request_id: self.request_id, date: self.date }
    }
}

impl Received {
    /// Reads a success: JSON without a `Code` field (vendor/sdk-wire 7.7).
    pub(crate) fn understood<T>(
        &self,
        into: impl Fn(&[u8], Option<Timestamp>) -> Result<T, String>,
    ) -> Result<Answer<T>, ClientError> {
        let envelope: Envelope = serde_json::from_slice(&self.body).unwrap_or_default();
        let request_id = self.request_id_or(&envelope.request_id);
        let value = if is_error_code(&envelope.code.0) {
            Err(format!("it carries the error code {}", envelope.code.0))
        } else {
            into(&self.body, self.date)
        };
        match value {
            Ok(value) => Ok(Answer { value, request_id, date: self.date }),
            Err(reason) => Err(ClientError::Malformed { status: self.status, reason, request_id }),
        }
    }
}

/// Some words of `Code` mean success (vendor/sdk-wire 5).
fn is_error_code(code: &str) -> bool {
    !["", "200", "OK", "Success", "success"].contains(&code)
}

/// Checks that an answer is about the cluster that was asked for.
pub(crate) fn same_cluster(asked: &ClusterId, answered: &str) -> Result<(), String> {
    if answered == asked.as_str() {
        return Ok(());
    }
    Err(format!("it is about the cluster \"{answered}\" instead of {asked}"))
}
