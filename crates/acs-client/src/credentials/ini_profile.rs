//! The SDKs' credentials file, with the quirks of the Python SDK's reader: names of keys are in any case, text from `#` on
//! is cut, `%%` is a percent sign (vendor/sdk-wire 6).

use std::path::{Path, PathBuf};

use super::environment::{Environment, non_empty};
use super::pair::Parts;
use super::profile_file::read_if_there;
use super::{Credentials, CredentialsError};

pub(super) fn read(
    env: Environment<'_>,
    home: Option<&Path>,
    wanted: Option<&str>,
) -> Result<Option<Credentials>, CredentialsError> {
    let Some((path, text)) = open(env, home)? else { return Ok(None) };
    let profile = wanted.unwrap_or("default");
    let Some(section) = section(&text, profile) else { return Ok(None) };
    let get = |name: &str| {
        let last = section.iter().rev().find(|(key, _)| key.eq_ignore_ascii_case(name));
        last.map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    let place = format!("the profile \"{profile}\" of {}", path.display());
    match get("type") {
        "access_key" => Parts {
            id: ("access_key_id", get("access_key_id")),
            secret: ("access_key_secret", get("access_key_secret")),
            token: ("security_token", ""),
            place: &place,
        }
        .read(),
        kind => Err(CredentialsError::Unsupported {
            place,
            kind: if kind.is_empty() { "no type".to_owned() } else { format!("type \"{kind}\"") },
            supported: "type access_key",
        }),
    }
}

/// The file that the environment names, which has to exist, else the first usual one that exists.
fn open(
    env: Environment<'_>,
    home: Option<&Path>,
) -> Result<Option<(PathBuf, String)>, CredentialsError> {
    if let Some(named) = non_empty(env, "ALIBABA_CLOUD_CREDENTIALS_FILE") {
        let path = PathBuf::from(named);
        return match read_if_there(&path)? {
            Some(text) => Ok(Some((path, text))),
            None => {
                let reason = "ALIBABA_CLOUD_CREDENTIALS_FILE names it and it is not there";
                Err(CredentialsError::File { file: path, reason: reason.to_owned() })
            }
        };
    }
    let Some(folder) = home.map(|home| home.join(".alibabacloud")) else { return Ok(None) };
    for name in ["credentials.ini", "credentials"] {
        let path = folder.join(name);
        if let Some(text) = read_if_there(&path)? {
            return Ok(Some((path, text)));
        }
    }
    Ok(None)
}

/// The keys and values of a section, in order. `None` if the file does not have it.
fn section(text: &str, name: &str) -> Option<Vec<(String, String)>> {
    let mut found: Option<Vec<(String, String)>> = None;
    let mut inside = false;
    for line in text.trim_start_matches('\u{feff}').lines().map(str::trim) {
        if let Some(header) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            inside = header.0.trim() == name;
            if inside {
                found.get_or_insert_default();
            }
        } else if let (true, Some(pairs), Some((key, value))) =
            (inside && !line.starts_with([';', '#']), &mut found, line.split_once(['=', ':']))
        {
            let value = value.split('#').next().unwrap_or_default().trim();
            pairs.push((key.trim().to_owned(), value.replace("%%", "%")));
        }
    }
    found
}
