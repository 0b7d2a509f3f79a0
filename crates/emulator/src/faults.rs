//! Trouble on demand: the next calls of an action that go wrong, and how.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::api_error::ApiError;

/// The most calls one fault can be ordered for.
const MAX_TIMES: u32 = 1_000_000;
/// The longest wait of a slow call.
const MAX_SLOW: Duration = Duration::from_secs(600);

/// What goes wrong with one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Answers an error and does nothing.
    Error(ApiError),
    /// Waits first, by wall time, then does the work; the work happens although the client has gone.
    Slow(Duration),
    /// Closes the connection and does nothing.
    DropBefore,
    /// Does the work, then closes the connection without an answer.
    DropAfter,
    /// Does the work; the transition it starts does not end before it is released.
    Hold,
}

/// An order as it is posted: one flat object.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Name of the operation; missing or `*` means any.
    #[serde(default)]
    action: Option<String>,
    /// Only calls about this cluster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cluster: Option<String>,
    #[serde(default = "once")]
    times: u32,
    kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    retry_after_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ms: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Throttle,
    Error,
    Slow,
    DropBefore,
    DropAfter,
    Hold,
}

fn once() -> u32 {
    1
}

impl Order {
    /// Checks the order.
    ///
    /// # Errors
    /// A sentence that names the wrong field.
    fn trouble(&self) -> Result<Trouble, String> {
        if self.times == 0 || self.times > MAX_TIMES {
            return Err(format!("times must be 1 to {MAX_TIMES}"));
        }
        match self.kind {
            Kind::Throttle => Ok(Trouble::Error(ApiError::throttled(self.retry_after_ms))),
            Kind::Error => self.error().map(Trouble::Error),
            Kind::Slow => match self.ms.map(Duration::from_millis) {
                Some(wait) if wait <= MAX_SLOW => Ok(Trouble::Slow(wait)),
                _ => Err("a slow fault needs ms, at most 600000".into()),
            },
            Kind::DropBefore => Ok(Trouble::DropBefore),
            Kind::DropAfter => Ok(Trouble::DropAfter),
            Kind::Hold => Ok(Trouble::Hold),
        }
    }

    fn error(&self) -> Result<ApiError, String> {
        let default = ApiError::internal();
        let status = self.status.unwrap_or(default.status);
        if !(400..=599).contains(&status) {
            return Err("status must be 400 to 599".into());
        }
        let code = self.code.clone().unwrap_or(default.code);
        let message = self.message.clone().unwrap_or(default.message);
        let error = ApiError::new(status, code, message);
        Ok(ApiError { retry_after_ms: self.retry_after_ms, ..error })
    }

    fn matches(&self, action: &str, cluster: Option<&str>) -> bool {
        let wanted = self.action.as_deref().filter(|name| *name != "*");
        wanted.is_none_or(|name| name == action)
            && self.cluster.as_deref().is_none_or(|id| Some(id) == cluster)
    }
}

/// An order that still has calls to meet.
#[derive(Debug, Clone, Serialize)]
pub struct Fault {
    id: u64,
    #[serde(flatten)]
    order: Order,
    #[serde(skip)]
    trouble: Trouble,
    /// Calls it will still meet.
    left: u32,
}

/// The orders in force, oldest first. A call meets at most one of them.
#[derive(Debug, Default)]
pub struct Faults {
    list: Vec<Fault>,
    next_id: u64,
}

impl Faults {
    /// # Errors
    /// A sentence that says what is wrong with the order.
    pub fn add(&mut self, order: Order) -> Result<(), String> {
        let trouble = order.trouble()?;
        self.next_id += 1;
        self.list.push(Fault { id: self.next_id, left: order.times, order, trouble });
        Ok(())
    }

    /// The trouble this call meets, if any; it counts as met.
    pub fn meet(&mut self, action: &str, cluster: Option<&str>) -> Option<Trouble> {
        let at = self.list.iter().position(|fault| fault.order.matches(action, cluster))?;
        let fault = &mut self.list[at];
        fault.left -= 1;
        let trouble = fault.trouble.clone();
        if fault.left == 0 {
            self.list.remove(at);
        }
        Some(trouble)
    }

    pub fn list(&self) -> &[Fault] {
        &self.list
    }

    pub fn clear(&mut self) {
        self.list.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(json: &str) -> Order {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_fault_meets_as_many_calls_as_ordered_and_only_those_it_names() {
        let mut faults = Faults::default();
        faults.add(order(r#"{"action":"A","cluster":"pc-1","times":2,"kind":"hold"}"#)).unwrap();
        assert_eq!(faults.meet("B", Some("pc-1")), None);
        assert_eq!(faults.meet("A", Some("pc-2")), None);
        assert_eq!(faults.meet("A", None), None);
        assert_eq!(faults.meet("A", Some("pc-1")), Some(Trouble::Hold));
        assert_eq!(faults.meet("A", Some("pc-1")), Some(Trouble::Hold));
        assert_eq!(faults.meet("A", Some("pc-1")), None);
    }

    #[test]
    fn an_order_that_makes_no_sense_is_refused_with_a_sentence() {
        let mut faults = Faults::default();
        for json in [
            r#"{"kind":"slow"}"#,
            r#"{"kind":"slow","ms":600001}"#,
            r#"{"kind":"error","status":200}"#,
            r#"{"kind":"hold","times":0}"#,
        ] {
            assert!(faults.add(order(json)).is_err(), "{json}");
        }
        assert!(serde_json::from_str::<Order>(r#"{"kind":"hold","acton":"A"}"#).is_err());
        assert!(faults.list().is_empty());
    }

    #[test]
    fn an_error_without_details_is_the_vendors_internal_error() {
        let mut faults = Faults::default();
        faults.add(order(r#"{"kind":"error","status":503}"#)).unwrap();
        let Some(Trouble::Error(error)) = faults.meet("Any", None) else { panic!("no error") };
        assert_eq!((error.status, error.code.as_str()), (503, "InternalError"));
    }
}
