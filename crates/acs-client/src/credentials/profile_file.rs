//! What the two kinds of profile files have in common.

use std::path::Path;

use super::{Credentials, CredentialsError};

/// The text of a file. `None` if the file does not exist.
pub(super) fn read_if_there(path: &Path) -> Result<Option<String>, CredentialsError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            Err(CredentialsError::File { file: path.to_owned(), reason: error.to_string() })
        }
    }
}

/// The key pair of a profile. `None` if it has neither ID nor secret.
pub(super) fn pair(
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
