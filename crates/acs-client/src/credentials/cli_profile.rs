//! The profiles of the vendor's command line tool, in `~/.aliyun/config.json`.

use std::path::Path;

use serde::Deserialize;

use super::environment::{Environment, non_empty};
use super::pair::{Parts, clean};
use super::profile_file::read_if_there;
use super::{Credentials, CredentialsError};
use crate::wire::{Text, or_default};

/// Variables of the SDKs and of the tool that keep them from this file.
const DISABLING: [&str; 2] = ["ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "ALIBABACLOUD_IGNORE_PROFILE"];

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
    let is_set = |name| non_empty(env, name).is_some_and(|it| it.eq_ignore_ascii_case("true"));
    if DISABLING.into_iter().any(is_set) {
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

/// The tool takes the words of a mode in any case, and a profile without one for what its values are.
fn credentials(profile: &Profile, path: &Path) -> Result<Option<Credentials>, CredentialsError> {
    let place = format!("the profile \"{}\" of {}", profile.name.0, path.display());
    let token = &profile.sts_token.0;
    let (mode, has_token) = (clean(&profile.mode.0), !clean(token).is_empty());
    let is_temporary = match mode.to_ascii_lowercase().as_str() {
        "" => has_token,
        "ak" => false,
        "ststoken" => true,
        _ => {
            let kind = format!("mode \"{mode}\"");
            let supported = "mode AK or StsToken";
            return Err(CredentialsError::Unsupported { place, kind, supported });
        }
    };
    let half = |present: &str, missing: &str| CredentialsError::Half {
        place: place.clone(),
        present: present.to_owned(),
        missing: missing.to_owned(),
    };
    if is_temporary && !has_token {
        return Err(half("mode StsToken", "sts_token"));
    }
    Parts {
        id: ("access_key_id", &profile.access_key_id.0),
        secret: ("access_key_secret", &profile.access_key_secret.0),
        token: ("sts_token", if is_temporary { token } else { "" }),
        place: &place,
    }
    .read()
}
