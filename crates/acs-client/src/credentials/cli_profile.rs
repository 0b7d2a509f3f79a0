//! The profiles of the vendor's command line tool, in `~/.aliyun/config.json`.

use std::path::Path;

use serde::Deserialize;

use super::environment::{Environment, non_empty};
use super::profile_file::{pair, read_if_there};
use super::{Credentials, CredentialsError};
use crate::wire::{Text, or_default};

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    current: Text,
    #[serde(default, deserialize_with = "or_default")]
    profiles: Vec<Profile>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Profile {
    name: Text,
    mode: Text,
    access_key_id: Text,
    access_key_secret: Text,
    sts_token: Text,
}

/// The profile that `wanted` names, else the file's current one. `None` if the file does not have the wanted profile.
pub(super) fn read(
    env: Environment<'_>,
    home: Option<&Path>,
    wanted: Option<&str>,
) -> Result<Option<Credentials>, CredentialsError> {
    let disabled = non_empty(env, "ALIBABA_CLOUD_CLI_PROFILE_DISABLED");
    if disabled.is_some_and(|value| value.eq_ignore_ascii_case("true")) {
        return Ok(None);
    }
    let Some(path) = home.map(|home| home.join(".aliyun").join("config.json")) else {
        return Ok(None);
    };
    let Some(text) = read_if_there(&path)? else { return Ok(None) };
    let file: File = serde_json::from_str(&text).map_err(|error| CredentialsError::File {
        file: path.clone(),
        // Only the line, never the text, which may be a secret.
        reason: format!("line {} is not as expected", error.line()),
    })?;
    let name =
        wanted.unwrap_or(if file.current.0.is_empty() { "default" } else { &file.current.0 });
    match file.profiles.iter().find(|profile| profile.name.0 == name) {
        Some(profile) => credentials(profile, &path),
        None if wanted.is_some() || file.current.0.is_empty() => Ok(None),
        None => Err(CredentialsError::MissingProfile { file: path, profile: name.to_owned() }),
    }
}

fn credentials(profile: &Profile, path: &Path) -> Result<Option<Credentials>, CredentialsError> {
    let place = format!("the profile \"{}\" of {}", profile.name.0, path.display());
    let (id, secret) = (&profile.access_key_id.0, &profile.access_key_secret.0);
    match profile.mode.0.as_str() {
        "AK" => pair(id, secret, None, &place),
        "StsToken" if profile.sts_token.0.is_empty() => Err(CredentialsError::Half {
            place,
            present: "mode StsToken".to_owned(),
            missing: "sts_token".to_owned(),
        }),
        "StsToken" => match pair(id, secret, Some(&profile.sts_token.0), &place)? {
            Some(found) => Ok(Some(found)),
            None => Err(CredentialsError::Half {
                place,
                present: "sts_token".to_owned(),
                missing: "access_key_id".to_owned(),
            }),
        },
        // The tool's own blank profile.
        "" if id.is_empty() && secret.is_empty() => Ok(None),
        mode => Err(CredentialsError::Unsupported {
            place,
            kind: format!("mode \"{mode}\""),
            supported: "mode AK or StsToken",
        }),
    }
}
