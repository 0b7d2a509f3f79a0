//! Credentials in environment variables.

use super::pair::{Parts, clean};
use super::{Credentials, CredentialsError};

/// Looks up an environment variable.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The variables of an AccessKey: ID, secret, and token for temporary ones.
struct Family {
    id: &'static str,
    secret: &'static str,
    token: &'static str,
}

/// The variables that SDKs and the command line tool read.
const OF_TODAY: Family = Family {
    id: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    secret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    token: "ALIBABA_CLOUD_SECURITY_TOKEN",
};

/// Their earlier spellings, which the tool reads where its profile has no key.
const EARLIER: [Family; 2] = [
    Family {
        id: "ALIBABACLOUD_ACCESS_KEY_ID",
        secret: "ALIBABACLOUD_ACCESS_KEY_SECRET",
        token: "ALIBABACLOUD_SECURITY_TOKEN",
    },
    Family {
        id: "ALICLOUD_ACCESS_KEY_ID",
        secret: "ALICLOUD_ACCESS_KEY_SECRET",
        token: "ALICLOUD_SECURITY_TOKEN",
    },
];

/// Variables that other tools read and that are not read here: the first two name no cloud, so another cloud's key may be
/// in them.
const NOT_READ: [&str; 4] =
    ["ACCESS_KEY_ID", "ACCESS_KEY_SECRET", "ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY"];

/// Those that choose a profile, in the order in which they are tried.
const PROFILE: [&str; 3] = ["ALIBABA_CLOUD_PROFILE", "ALIBABACLOUD_PROFILE", "ALICLOUD_PROFILE"];

const OIDC: [&str; 3] =
    ["ALIBABA_CLOUD_ROLE_ARN", "ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "ALIBABA_CLOUD_OIDC_TOKEN_FILE"];
const URI: &str = "ALIBABA_CLOUD_CREDENTIALS_URI";

/// `ALIBABA_CLOUD_ACCESS_KEY_ID`, `…_SECRET` and, for temporary ones, `ALIBABA_CLOUD_SECURITY_TOKEN`.
///
/// # Errors
/// [`CredentialsError::Half`] if ID, secret or token is set without the values that belong to it.
/// [`CredentialsError::WhiteSpace`] if one of them has white space inside.
pub(super) fn from_environment(
    env: Environment<'_>,
) -> Result<Option<Credentials>, CredentialsError> {
    OF_TODAY.read(env)
}

/// The same of an earlier spelling. What is set in one spelling is never completed from another.
///
/// # Errors
/// As [`from_environment`].
pub(super) fn from_earlier_variables(
    env: Environment<'_>,
) -> Result<Option<Credentials>, CredentialsError> {
    for family in &EARLIER {
        if let Some(found) = family.read(env)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

impl Family {
    fn read(&self, env: Environment<'_>) -> Result<Option<Credentials>, CredentialsError> {
        let get = |name| non_empty(env, name).unwrap_or_default();
        let (id, secret, token) = (get(self.id), get(self.secret), get(self.token));
        Parts {
            id: (self.id, &id),
            secret: (self.secret, &secret),
            token: (self.token, &token),
            place: "the environment",
        }
        .read()
        .map(|found| {
            found.map(|found| found.with_source(format!("environment variable {}", self.id)))
        })
    }
}

/// What is set of the variables that are not read.
pub(super) fn not_read(env: Environment<'_>) -> Vec<&'static str> {
    NOT_READ.into_iter().filter(|name| non_empty(env, name).is_some()).collect()
}

/// The profile that the environment chooses.
pub(super) fn chosen_profile(env: Environment<'_>) -> Option<String> {
    PROFILE.iter().find_map(|name| non_empty(env, name))
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

/// A variable that is set and not empty, without white space around it.
pub(super) fn non_empty(env: Environment<'_>, name: &str) -> Option<String> {
    env(name).map(|value| clean(&value).to_owned()).filter(|value| !value.is_empty())
}
