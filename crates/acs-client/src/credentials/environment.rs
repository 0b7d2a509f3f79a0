//! Credentials in environment variables.

use super::{Credentials, CredentialsError};

/// Looks up an environment variable.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

const ID: &str = "ALIBABA_CLOUD_ACCESS_KEY_ID";
const SECRET: &str = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
const TOKEN: &str = "ALIBABA_CLOUD_SECURITY_TOKEN";
const OIDC: [&str; 3] =
    ["ALIBABA_CLOUD_ROLE_ARN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "ALIBABA_CLOUD_OIDC_TOKEN_FILE"];
const URI: &str = "ALIBABA_CLOUD_CREDENTIALS_URI";

/// `ALIBABA_CLOUD_ACCESS_KEY_ID`, `…_SECRET` and, for temporary ones, `ALIBABA_CLOUD_SECURITY_TOKEN`.
///
/// # Errors
/// [`CredentialsError::Half`] if ID, secret or token is set without the values that belong to it.
pub(super) fn from_environment(
    env: Environment<'_>,
) -> Result<Option<Credentials>, CredentialsError> {
    let token = non_empty(env, TOKEN);
    let half = |present: &str, missing: &str| {
        Err(CredentialsError::Half {
            place: "the environment".to_owned(),
            present: present.to_owned(),
            missing: missing.to_owned(),
        })
    };
    match (non_empty(env, ID), non_empty(env, SECRET)) {
        (Some(id), Some(secret)) => {
            let found = Credentials::new(id, secret, token.as_deref());
            Ok(Some(found.with_source("environment variables")))
        }
        (Some(_), None) => half(ID, SECRET),
        (None, Some(_)) => half(SECRET, ID),
        (None, None) if token.is_some() => half(TOKEN, ID),
        (None, None) => Ok(None),
    }
}

/// Refuses a role by OIDC, which comes before the profile files in the vendor's order.
pub(super) fn refuse_oidc(env: Environment<'_>) -> Result<(), CredentialsError> {
    if OIDC.iter().all(|name| non_empty(env, name).is_some()) {
        return Err(unsupported("a role by OIDC (ALIBABA_CLOUD_OIDC_TOKEN_FILE)"));
    }
    Ok(())
}

/// Refuses a credentials service, which comes after the profile files in the vendor's order.
pub(super) fn refuse_uri(env: Environment<'_>) -> Result<(), CredentialsError> {
    match non_empty(env, URI) {
        Some(_) => Err(unsupported("a credentials service (ALIBABA_CLOUD_CREDENTIALS_URI)")),
        None => Ok(()),
    }
}

fn unsupported(kind: &str) -> CredentialsError {
    CredentialsError::Unsupported {
        place: "the environment".to_owned(),
        kind: kind.to_owned(),
        supported: "ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    }
}

/// A variable that is set and not empty.
pub(super) fn non_empty(env: Environment<'_>, name: &str) -> Option<String> {
    env(name).filter(|value| !value.is_empty())
}
