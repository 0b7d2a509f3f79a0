//! `ClientToken`: the same call again gives the first one's answer and does nothing (vendor/rds-migration 2.1).

use serde_json::Value;

use crate::api_error::ApiError;
use crate::choices::TokenReuse;
use crate::parameters::Parameters;
use crate::world::{Answered, World};

const MAX_TOKEN: usize = 64;

/// A call that may carry a token.
pub struct Request {
    /// Action and token; `None` without a token.
    key: Option<String>,
    /// Every parameter that makes a call another call.
    fingerprint: String,
}

/// What is known about a token.
pub enum Repeat {
    First,
    /// The answer of the first call, without its `RequestId`.
    Same(Value),
}

impl Request {
    pub fn read(action: &str, parameters: &Parameters) -> Result<Self, ApiError> {
        let key = match parameters.optional("ClientToken") {
            Some(token) if token.len() > MAX_TOKEN || !token.is_ascii() => {
                return Err(ApiError::malformed("ClientToken"));
            }
            token => token.map(|token| format!("{action} {token}")),
        };
        Ok(Self { key, fingerprint: format!("{:?}", parameters.business()) })
    }

    /// # Errors
    /// The token belongs to a call with other parameters.
    pub fn look(&self, world: &World) -> Result<Repeat, ApiError> {
        let known = self.key.as_ref().and_then(|key| world.answered.get(key));
        match known {
            None => Ok(Repeat::First),
            Some(first) if first.request == self.fingerprint => {
                Ok(Repeat::Same(first.answer.clone()))
            }
            Some(first) if world.choices.token_reuse == TokenReuse::FirstAnswer => {
                Ok(Repeat::Same(first.answer.clone()))
            }
            Some(_) => Err(ApiError::idempotent_mismatch()),
        }
    }

    pub fn remember(self, world: &mut World, answer: Value) {
        if let Some(key) = self.key {
            world.answered.add(Answered { key, request: self.fingerprint, answer });
        }
    }
}
