//! Files that only their owner reads, whatever the umask allows.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Opens a file to write to it, and makes it if it is not there.
pub fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.create(true).truncate(false).write(true).open(path)
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_new_file_is_its_owners_and_an_old_one_keeps_its_content() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new");
        open(&path).unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::write(&path, "content").unwrap();
        open(&path).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "content");
    }
}
