//! An order for trouble, as it is posted.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::kind::Kind;
use super::shape::Shape;
use super::transition::Transition;
use super::trouble::{Spoil, Trouble};
use crate::actions;
use crate::api_error::{ApiError, Denial, NoPermission};
use crate::world::{CheckItem, DelayModel, Failure};

/// The most calls one fault can be ordered for.
const MAX_TIMES: u32 = 1_000_000;
/// The longest wait of a slow call.
const MAX_SLOW: Duration = Duration::from_secs(600);
/// `Comment` of a stuck transition whose order gives no reason.
const STUCK: &str = "A step of the migration is stuck.";

/// What decides whether a fault meets a call.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub action: &'a str,
    pub cluster: Option<&'a str>,
    pub account: &'a str,
    pub access_key: &'a str,
    /// The transition that the call begins.
    pub transition: Option<Transition>,
}

/// An order, as one flat object.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultOrder {
    pub kind: Kind,
    /// Name of the operation; if missing or `*`, any that the kind can affect.
    #[serde(default)]
    pub action: Option<String>,
    /// Only calls about this cluster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster: Option<String>,
    /// Only calls of this account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Only calls signed with this key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_key: Option<String>,
    /// How many calls it meets; if missing, one, or without end if there is a probability.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// How many calls pass first.
    #[serde(default)]
    pub skip: u32,
    /// The chance of each call to meet it, above 0 and at most 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probability: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Whether the work is done before the error or the page is answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ms: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<Shape>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<CheckItem>,
    /// Only calls that begin this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transition: Option<Transition>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay: Option<DelayModel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_permission_type: Option<NoPermission>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy_type: Option<String>,
}

impl FaultOrder {
    pub fn kind(&self) -> &'static str {
        self.kind.as_str()
    }

    /// The same order for every call that matches.
    pub fn without_end(self) -> Self {
        Self { probability: Some(1.0), ..self }
    }

    /// How many calls it meets; `None` if there is no end.
    pub fn limit(&self) -> Option<u32> {
        self.times.or(if self.probability.is_some() { None } else { Some(1) })
    }

    /// Checks the order.
    ///
    /// # Errors
    /// A sentence that names the wrong field.
    pub fn trouble(&self) -> Result<Trouble, String> {
        if self.times.is_some_and(|times| times == 0 || times > MAX_TIMES) {
            return Err(format!("times must be 1 to {MAX_TIMES}"));
        }
        if self.probability.is_some_and(|chance| !(chance > 0.0 && chance <= 1.0)) {
            return Err("probability must be above 0 and at most 1".into());
        }
        self.check_action()?;
        self.check_fields()?;
        Ok(match self.kind {
            Kind::Throttle => {
                Trouble::Error { error: ApiError::throttled(self.retry_after_ms), done: false }
            }
            Kind::Error => Trouble::Error { error: self.error()?, done: self.is_done() },
            Kind::Slow => match self.ms.map(Duration::from_millis) {
                Some(wait) if wait <= MAX_SLOW => Trouble::Slow(wait),
                _ => return Err("a slow fault needs ms, at most 600000".into()),
            },
            Kind::DropBefore => Trouble::DropBefore,
            Kind::DropAfter => Trouble::DropAfter,
            Kind::Html => Trouble::Spoilt { spoil: Spoil::Html, done: self.is_done() },
            Kind::Truncate => Trouble::Spoilt { spoil: Spoil::Truncated, done: true },
            Kind::WrongShape => {
                let shape = self.shape.unwrap_or_default();
                Trouble::Spoilt { spoil: Spoil::Shaped(shape), done: true }
            }
            Kind::Hold => Trouble::Hold,
            Kind::Stuck => Trouble::Stuck(self.reason.clone().unwrap_or_else(|| STUCK.into())),
            Kind::PrecheckFailure => Trouble::PrecheckFailure(self.failure()?),
            Kind::Lag => Trouble::Lag(self.delay.ok_or("a lag fault needs a delay")?),
            Kind::FallsBack => Trouble::FallsBack(self.falls_back()?),
            Kind::AccessDenied => Trouble::Error { error: self.denied(), done: false },
        })
    }

    /// The text of `Comment` after a transition that fell back.
    fn falls_back(&self) -> Result<String, String> {
        match self.transition {
            Some(Transition::Cloning) => Err("a copy has nothing to fall back to".into()),
            _ => Ok(self.comment.clone().unwrap_or_default()),
        }
    }

    fn denied(&self) -> ApiError {
        let mut denial = Denial::default();
        denial.no_permission = self.no_permission_type.unwrap_or(denial.no_permission);
        denial.policy = self.policy_type.clone().unwrap_or(denial.policy);
        let error = ApiError::denied(denial);
        ApiError {
            code: self.code.clone().unwrap_or(error.code),
            message: self.message.clone().unwrap_or(error.message),
            ..error
        }
    }

    fn is_done(&self) -> bool {
        self.done.unwrap_or(false)
    }

    fn failure(&self) -> Result<Failure, String> {
        let item = match (self.item, self.reason.as_deref()) {
            (Some(item), _) if item.is_warning() => {
                return Err("a precheck does not fail for a warning".into());
            }
            (Some(item), _) => item,
            (None, Some(reason)) => CheckItem::saying(reason),
            (None, None) => CheckItem::Trigger,
        };
        let reason = self.reason.clone().unwrap_or_else(|| item.reason().into());
        Ok(Failure { item, reason })
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

    /// Refuses a fault for calls that never come: it would go unnoticed.
    fn check_action(&self) -> Result<(), String> {
        let Some(action) = self.wanted_action() else { return Ok(()) };
        if !actions::is_known(action) {
            return Err(format!("there is no operation {action}"));
        }
        match self.kind.actions() {
            Some(actions) if !actions.contains(&action) => Err(format!(
                "{} does nothing to {action}; it goes with {}",
                self.kind(),
                actions.join(", ")
            )),
            _ => Ok(()),
        }
    }

    /// Refuses a detail that the kind does not use: it would go unnoticed, too.
    fn check_fields(&self) -> Result<(), String> {
        let given = [
            ("retry_after_ms", self.retry_after_ms.is_some()),
            ("status", self.status.is_some()),
            ("code", self.code.is_some()),
            ("message", self.message.is_some()),
            ("done", self.done.is_some()),
            ("ms", self.ms.is_some()),
            ("shape", self.shape.is_some()),
            ("reason", self.reason.is_some()),
            ("item", self.item.is_some()),
            ("transition", self.transition.is_some()),
            ("delay", self.delay.is_some()),
            ("comment", self.comment.is_some()),
            ("no_permission_type", self.no_permission_type.is_some()),
            ("policy_type", self.policy_type.is_some()),
        ];
        let fields = self.kind.fields();
        let stray = given.iter().find(|(name, is_given)| *is_given && !fields.contains(name));
        match stray {
            None => Ok(()),
            Some((name, _)) if fields.is_empty() => {
                Err(format!("{name} says nothing about {}, which needs no details", self.kind()))
            }
            Some((name, _)) => {
                let known = fields.join(", ");
                Err(format!("{name} says nothing about {}; it knows {known}", self.kind()))
            }
        }
    }

    fn wanted_action(&self) -> Option<&str> {
        self.action.as_deref().filter(|name| *name != "*")
    }

    pub fn matches(&self, subject: Subject<'_>) -> bool {
        let by_action = match (self.wanted_action(), self.kind.actions()) {
            (Some(name), _) => name == subject.action,
            (None, Some(actions)) => actions.contains(&subject.action),
            (None, None) => true,
        };
        let only = |wanted: &Option<String>, is: Option<&str>| {
            wanted.as_deref().is_none_or(|wanted| Some(wanted) == is)
        };
        by_action
            && self.transition.is_none_or(|wanted| subject.transition == Some(wanted))
            && only(&self.cluster, subject.cluster)
            && only(&self.account, Some(subject.account))
            && only(&self.access_key, Some(subject.access_key))
    }
}

#[cfg(test)]
mod tests;
