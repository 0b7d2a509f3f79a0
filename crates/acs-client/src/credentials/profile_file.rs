//! What the two kinds of profile files have in common.

use std::path::Path;

use super::CredentialsError;

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
