//! Files as this needs them: locked, replaced as a whole, appended to, and read by nobody else.

use std::ffi::OsStr;
use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::options::StartError;

/// Locks `FILE.lock` for as long as the handle lives.
///
/// # Errors
/// Another process has it, or it cannot be made.
pub fn lock(path: &Path) -> Result<File, StartError> {
    let broken = |source| StartError::StateIo { path: path.to_owned(), source };
    let mut options = private();
    let options = options.create(true).truncate(false).write(true);
    let file = options.open(with_suffix(path, "lock")).map_err(broken)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StartError::StateLocked(path.to_owned())),
        Err(TryLockError::Error(error)) => Err(broken(error)),
    }
}

/// Writes a new file and puts it in the place of the old one: a crash leaves the one or the other. Gives the new one,
/// to append to.
///
/// # Errors
/// It cannot be written.
pub fn replace(path: &Path, parts: &[&[u8]]) -> io::Result<File> {
    let fresh = with_suffix(path, "new");
    let mut file = private().create(true).truncate(true).write(true).open(&fresh)?;
    parts.iter().try_for_each(|part| file.write_all(part))?;
    file.sync_all()?;
    std::fs::rename(&fresh, path)?;
    // The folder of a bare file name is the working folder.
    let folder = path.parent().filter(|folder| *folder != OsStr::new(""));
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(file)
}

/// To open a file that, if this makes it, only its owner reads: it holds the secrets of keys.
pub fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder and those above it, which only their owner enters.
///
/// # Errors
/// It cannot be made.
pub fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path)
}

/// Opens a file to append to it.
///
/// # Errors
/// It cannot be opened.
pub fn append_to(path: &Path) -> io::Result<File> {
    OpenOptions::new().append(true).open(path)
}

pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    name.into()
}
