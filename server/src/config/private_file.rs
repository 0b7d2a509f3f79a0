//! Files that are their owner's alone: a configuration with a key in it, a journal.

use std::path::Path;

use super::error::ConfigError;

/// The mode of a file that other users of this machine can read; `None` if they cannot.
#[cfg(unix)]
pub fn mode_if_shared(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    const OTHERS_READ: u32 = 0o044;
    let mode = std::fs::metadata(path).ok()?.permissions().mode() & 0o777;
    (mode & OTHERS_READ != 0).then_some(mode)
}

#[cfg(not(unix))]
pub fn mode_if_shared(_: &Path) -> Option<u32> {
    None
}

/// Looks at who can read the file of a key.
///
/// # Errors
/// Others can.
pub fn refuse_if_shared(path: &Path) -> Result<(), ConfigError> {
    let Some(mode) = mode_if_shared(path) else { return Ok(()) };
    let file = path.display();
    let sentence = format!(
        "it holds an access-key, and other users of this machine can read it (its mode is {mode:03o}); \
         chmod 600 {file}"
    );
    Err(ConfigError::Refused { place: file.to_string(), sentence })
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::fs::{Permissions, set_permissions, write};
    use std::os::unix::fs::PermissionsExt;

    use crate::config::file;
    use crate::config::folders::Folders;

    fn refusal(text: &str, mode: u32) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(file::FILE_NAME);
        write(&path, text).unwrap();
        set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        let folders = Folders { working: folder.path().to_owned(), config: None, data: None };
        file::load(None, &folders).err().map(|error| error.to_string())
    }

    #[test]
    fn a_file_with_a_key_that_others_can_read_is_refused_with_the_remedy() {
        for text in ["access-key = \"a:topsecret\"", "[profiles.b]\naccess-key = \"a:topsecret\""] {
            for mode in [0o644, 0o640, 0o604] {
                let sentence = refusal(text, mode).unwrap();
                assert!(sentence.contains("chmod 600 "), "{sentence}");
                assert!(sentence.contains(&format!("{mode:03o}")), "{sentence}");
                assert!(!sentence.contains("topsecret"), "{sentence}");
            }
            assert_eq!(refusal(text, 0o600), None);
        }
    }

    #[test]
    fn one_without_a_key_may_be_read_by_all() {
        assert_eq!(refusal("region = \"cn-a\"\n[profiles.b]\nregion = \"cn-b\"", 0o644), None);
    }
}
