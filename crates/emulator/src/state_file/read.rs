//! Reading a state file of any version.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek};
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::change::{Change, Snapshot, Sum};
use super::record;
use crate::accounts::Accounts;
use crate::clock::SavedClock;
use crate::options::StartError;
use crate::scenario::Scenario;
use crate::world::World;
use crate::world_id::WorldId;

/// The version this build writes, and the newest it reads. Versions 1 and 2 were one JSON text, replaced as a whole.
pub const VERSION: u64 = 3;

/// What is in a file.
pub struct Loaded {
    pub snapshot: Snapshot,
    /// How long the log is, if changes can be appended to it.
    pub length: Option<u64>,
}

/// The first line of a log; the first field of an older file.
#[derive(Serialize, Deserialize)]
pub struct Head {
    pub version: u64,
}

/// Reads a file; `None` if it does not exist.
///
/// # Errors
/// It comes from a newer version, is damaged, or cannot be read at all.
pub fn read(path: &Path) -> Result<Option<Loaded>, StartError> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::InvalidData => {
            StartError::StateUnreadable { path: path.to_owned(), reason: error.to_string() }
        }
        _ => StartError::StateIo { path: path.to_owned(), source: error },
    };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let mut file = BufReader::new(file);
    let version = version(&mut file).map_err(failed)?;
    if version > VERSION {
        let path = path.to_owned();
        return Err(StartError::StateFromFuture { path, found: version, supported: VERSION });
    }
    let loaded = match version {
        0 | 1 => whole::<OneAccount>(file),
        2 => whole::<Snapshot>(file),
        _ => log(file, path),
    };
    loaded.map(Some).map_err(failed)
}

/// Reads the first line, or for an older file as much as needed.
fn version(file: &mut BufReader<File>) -> io::Result<u64> {
    let mut line = Vec::new();
    file.read_until(b'\n', &mut line)?;
    let head: Head = match serde_json::from_slice(&line) {
        Ok(head) => head,
        Err(_) => {
            file.rewind()?;
            serde_json::from_reader(&mut *file).map_err(invalid)?
        }
    };
    Ok(head.version)
}

/// Version 1: one account, and no keys but those given at start.
#[derive(Deserialize)]
struct OneAccount {
    scenario: Scenario,
    clock: SavedClock,
    world: World,
}

impl From<OneAccount> for Snapshot {
    fn from(old: OneAccount) -> Self {
        let accounts = Accounts::of_one(old.world);
        Self { scenario: old.scenario, world: WorldId::fresh(), clock: old.clock, accounts }
    }
}

/// Versions 1 and 2: one JSON text.
fn whole<T: DeserializeOwned + Into<Snapshot>>(mut file: BufReader<File>) -> io::Result<Loaded> {
    file.rewind()?;
    let read: T = serde_json::from_reader(file).map_err(invalid)?;
    Ok(Loaded { snapshot: read.into(), length: None })
}

/// Adds up the changes. What a crash left half written at the end was never acknowledged and is passed over; damage
/// before a whole record is an error, because that one was appended after the damaged one was on disk.
fn log(mut file: BufReader<File>, path: &Path) -> io::Result<Loaded> {
    let (mut sum, mut line, mut damaged) = (Sum::default(), Vec::new(), None);
    let (mut number, mut length) = (1_u64, file.stream_position()?);
    loop {
        line.clear();
        if file.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        number += 1;
        match (record::text(&line), damaged) {
            (Some(_), Some(bad)) => {
                return Err(invalid(format!("line {bad} is damaged, and line {number} is not")));
            }
            (Some(text), None) => {
                let change: Change = serde_json::from_slice(text).map_err(invalid)?;
                sum.add(change);
                length += line.len() as u64;
            }
            (None, _) => damaged = damaged.or(Some(number)),
        }
    }
    let snapshot = sum.finish().map_err(invalid)?;
    let snapshot = snapshot.ok_or_else(|| invalid("there is no undamaged line after the first"))?;
    if let Some(line) = damaged {
        let file = path.display();
        tracing::warn!(%file, line, "the last change was not written to its end and is passed over");
    }
    Ok(Loaded { snapshot, length: damaged.is_none().then_some(length) })
}

fn invalid(reason: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, reason)
}
