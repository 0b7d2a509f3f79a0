//! STS AssumeRole: a temporary key for a role (vendor/sdk-wire 6).

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::accounts::{Session, role_id};
use crate::api_error::ApiError;
use crate::operations::shared::{Inquiry, time};
use crate::parameters::Parameters;

const DEFAULT_SECONDS: usize = 3600;
const SECONDS: std::ops::RangeInclusive<usize> = 900..=43_200;

pub fn run(inquiry: &Inquiry<'_>) -> Result<Value, ApiError> {
    let parameters = inquiry.parameters;
    let arn = parameters.required("RoleArn")?;
    let (account, role) = role(arn).ok_or_else(|| wrongly_formed("RoleArn"))?;
    let name = parameters.required("RoleSessionName")?;
    if !is_name(name, 2, ".@-_") {
        return Err(wrongly_formed("RoleSessionName"));
    }
    let seconds =
        parameters.number("DurationSeconds", DEFAULT_SECONDS, SECONDS).map_err(|_| duration())?;
    check_policy(parameters)?;
    if inquiry.accounts.get(account).is_none() {
        return Err(unknown_role());
    }
    let now = Timestamp::now();
    let seconds = u32::try_from(seconds).unwrap_or(u32::MAX);
    let session = Session::new(account, role, name, now, seconds);
    let expires = session.expires;
    let issued = inquiry.accounts.issuer.issue(session, now);
    Ok(json!({
        "AssumedRoleUser": {
            "Arn": format!("{arn}/{name}"),
            "AssumedRoleId": format!("{}:{name}", role_id(account, role)),
        },
        "Credentials": {
            "AccessKeyId": issued.key.id(),
            "AccessKeySecret": issued.key.expose_secret(),
            "SecurityToken": issued.token,
            "Expiration": time(expires),
        },
    }))
}

/// Account and name of `acs:ram::<account>:role/<name>`.
fn role(arn: &str) -> Option<(&str, &str)> {
    let (account, name) = arn.strip_prefix("acs:ram::")?.split_once(":role/")?;
    (is_name(account, 1, "") && is_name(name, 1, ".-_")).then_some((account, name))
}

/// Letters, digits and some more, at most 64.
fn is_name(text: &str, least: usize, more: &str) -> bool {
    (least..=64).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c))
}

/// A policy has to be a JSON object. What it says is not looked at: there are no permissions here.
fn check_policy(parameters: &Parameters) -> Result<(), ApiError> {
    let Some(text) = parameters.optional("Policy") else { return Ok(()) };
    match serde_json::from_str::<serde_json::Map<String, Value>>(text) {
        Ok(_) => Ok(()),
        Err(_) => {
            let message = "The parameter Policy has not passed grammar check.";
            Err(ApiError::new(400, "InvalidParameter.PolicyGrammar", message))
        }
    }
}

fn wrongly_formed(name: &str) -> ApiError {
    let message = format!("The parameter {name} is wrongly formed.");
    ApiError::new(400, format!("InvalidParameter.{name}"), message)
}

fn duration() -> ApiError {
    let message = "The Min/Max value of DurationSeconds is 15min/12hr.";
    ApiError::new(400, "InvalidParameter.DurationSeconds", message)
}

fn unknown_role() -> ApiError {
    ApiError::new(404, "EntityNotExist.Role", "The specified Role not exists.")
}
