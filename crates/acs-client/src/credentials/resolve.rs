//! The order in which credentials are looked up.

use std::path::Path;

use super::environment::{
    Environment, chosen_profile, from_earlier_variables, from_environment, not_read, refuse_oidc,
    refuse_uri,
};
use super::{Credentials, CredentialsError, cli_profile, ini_profile};

/// The credentials of the profile files: the CLI's `~/.aliyun/config.json`, then `~/.alibabacloud/credentials.ini`,
/// `~/.alibabacloud/credentials` or the file that `ALIBABA_CLOUD_CREDENTIALS_FILE` names.
///
/// # Errors
/// A file that cannot be read or understood, half a pair, a profile that `ALIBABA_CLOUD_PROFILE` names and no file has, or
/// a kind of profile that is not supported.
pub(super) fn from_profiles(
    env: Environment<'_>,
    home: Option<&Path>,
) -> Result<Option<Credentials>, CredentialsError> {
    in_files(env, home, chosen_profile(env).as_deref())
}

/// A profile of the same files by its name. Environment variables with a key pair are ignored.
///
/// # Errors
/// A file that cannot be read or understood, half a pair, a kind of profile that is not supported, or no such profile.
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

/// The credentials of the environment, else of the profile files, else of the environment in an earlier spelling: a
/// profile goes before those in the vendor's tools, too.
///
/// # Errors
/// A file that cannot be read or understood, half a pair, a profile or a provider that is not supported, a named profile
/// that does not exist, or no credentials at all.
pub fn resolve(env: Environment<'_>, home: Option<&Path>) -> Result<Credentials, CredentialsError> {
    if let Some(found) = from_environment(env)? {
        return Ok(found);
    }
    refuse_oidc(env)?;
    if let Some(found) = from_profiles(env, home)? {
        return Ok(found);
    }
    if let Some(found) = from_earlier_variables(env)? {
        return Ok(found);
    }
    refuse_uri(env)?;
    Err(CredentialsError::None { not_read: not_read(env) })
}
