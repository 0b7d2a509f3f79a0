//! Credentials and where they come from: the environment, then the vendor's profile files
//! (vendor/sdk-wire 6). Environment and home folder are arguments.

mod cli_profile;
mod environment;
mod error;
mod ini_profile;

use std::fmt;
use std::path::Path;

use acs_signature::AccessKey;
use secrecy::{ExposeSecret, SecretString};

pub use environment::from_environment;
pub use error::CredentialsError;

/// Looks up an environment variable.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// An AccessKey pair, with a security token when it is temporary.
#[derive(Clone)]
pub struct Credentials {
    access_key: AccessKey,
    security_token: Option<SecretString>,
    source: String,
}

impl Credentials {
    /// Credentials given by hand.
    pub fn new(
        access_key_id: impl Into<String>,
        secret: impl Into<String>,
        security_token: Option<&str>,
    ) -> Self {
        Self {
            access_key: AccessKey::new(access_key_id, secret),
            security_token: security_token.map(SecretString::from),
            source: "given directly".to_owned(),
        }
    }

    /// The pair that the emulator accepts by default (README, "Command line").
    pub fn emulator_default() -> Self {
        Self::new("polarshift", "polarshift-secret", None).with_source("the emulator's default")
    }

    pub(crate) fn with_source(self, source: impl Into<String>) -> Self {
        Self { source: source.into(), ..self }
    }

    pub fn access_key_id(&self) -> &str {
        self.access_key.id()
    }

    /// Where they come from, in words.
    pub fn source(&self) -> &str {
        &self.source
    }

    pub fn is_temporary(&self) -> bool {
        self.security_token.is_some()
    }

    pub(crate) fn access_key(&self) -> &AccessKey {
        &self.access_key
    }

    pub(crate) fn security_token(&self) -> Option<&str> {
        self.security_token.as_ref().map(ExposeSecret::expose_secret)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key", &self.access_key)
            .field("security_token", &self.security_token.as_ref().map(|_| "<redacted>"))
            .field("source", &self.source)
            .finish()
    }
}

/// The profile files: the CLI's `~/.aliyun/config.json`, then `~/.alibabacloud/credentials.ini`,
/// `~/.alibabacloud/credentials` or the file that `ALIBABA_CLOUD_CREDENTIALS_FILE` names.
///
/// # Errors
/// A file that cannot be read or understood, half a pair, a profile that
/// `ALIBABA_CLOUD_PROFILE` names and no file has, or a kind of profile that is not supported.
pub fn from_profiles(
    env: Environment<'_>,
    home: Option<&Path>,
) -> Result<Option<Credentials>, CredentialsError> {
    in_files(env, home, non_empty(env, "ALIBABA_CLOUD_PROFILE").as_deref())
}

/// A profile of the same files by its name. Environment variables with a key pair do not count.
///
/// # Errors
/// As [`from_profiles`]; also when no file has the profile.
pub fn from_profile(
    name: &str,
    env: Environment<'_>,
    home: Option<&Path>,
) -> Result<Credentials, CredentialsError> {
    let missing = || CredentialsError::NoSuchProfile { profile: name.to_owned() };
    in_files(env, home, Some(name))?.ok_or_else(missing)
}

fn in_files(
    env: Environment<'_>,
    home: Option<&Path>,
    wanted: Option<&str>,
) -> Result<Option<Credentials>, CredentialsError> {
    if let Some(found) = cli_profile::read(env, home, wanted)? {
        return Ok(Some(found));
    }
    if let Some(found) = ini_profile::read(env, home, wanted)? {
        return Ok(Some(found));
    }
    match wanted {
        Some(profile) => Err(CredentialsError::NoSuchProfile { profile: profile.to_owned() }),
        None => Ok(None),
    }
}

/// The environment, then the profile files.
///
/// # Errors
/// As [`from_environment`] and [`from_profiles`]; also when there are no credentials at all, or
/// only a provider is configured that is not supported.
pub fn resolve(env: Environment<'_>, home: Option<&Path>) -> Result<Credentials, CredentialsError> {
    if let Some(found) = from_environment(env)? {
        return Ok(found);
    }
    environment::refuse_oidc(env)?;
    if let Some(found) = from_profiles(env, home)? {
        return Ok(found);
    }
    environment::refuse_uri(env)?;
    Err(CredentialsError::None)
}

/// Empty variables count as unset.
fn non_empty(env: Environment<'_>, name: &str) -> Option<String> {
    env(name).filter(|value| !value.is_empty())
}

/// What a file says: nothing, half a pair or a whole one.
fn pair(
    id: &str,
    secret: &str,
    token: Option<&str>,
    place: &str,
) -> Result<Option<Credentials>, CredentialsError> {
    let half = |present: &str, missing: &str| CredentialsError::Half {
        place: place.to_owned(),
        present: present.to_owned(),
        missing: missing.to_owned(),
    };
    match (id.is_empty(), secret.is_empty()) {
        (true, true) => Ok(None),
        (false, true) => Err(half("access_key_id", "access_key_secret")),
        (true, false) => Err(half("access_key_secret", "access_key_id")),
        (false, false) => Ok(Some(Credentials::new(id, secret, token).with_source(place))),
    }
}

#[cfg(test)]
mod tests;
