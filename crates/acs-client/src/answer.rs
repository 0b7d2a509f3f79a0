//! What a call that worked brings back.

use jiff::Timestamp;

/// A value with what every answer carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<T> {
    pub value: T,
    /// What the vendor's support asks for.
    pub request_id: Option<String>,
    /// The upstream's time (`Date` header): ages and deadlines are computed from it, never from
    /// our own clock.
    pub date: Option<Timestamp>,
}

impl<T> Answer<T> {
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Answer<U> {
        Answer { value: f(self.value), request_id: self.request_id, date: self.date }
    }
}
