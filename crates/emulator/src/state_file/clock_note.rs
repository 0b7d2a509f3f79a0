//! A note of the emulated time of the last answer, in a small file of its own: reads answer a time too, and change
//! nothing that would be saved.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::disk::{private, with_suffix};

/// How far emulated time may go back after a crash.
const PRECISION: SignedDuration = SignedDuration::from_millis(500);
/// Longer than any note, so that one covers another.
const LENGTH: usize = 128;

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Note {
    /// Ties it to the state it belongs to.
    seed: u64,
    now: Timestamp,
}

/// The open file of the note.
pub struct ClockNote {
    file: File,
    last: Option<Note>,
    failed: bool,
}

impl ClockNote {
    /// # Errors
    /// The file cannot be opened. What is in it may be anything.
    pub fn open(state: &Path) -> io::Result<Self> {
        let mut options = private();
        let options = options.create(true).truncate(false).read(true).write(true);
        let mut file = options.open(with_suffix(state, "clock"))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(Self { file, last: serde_json::from_slice(&bytes).ok(), failed: false })
    }

    /// The last time that was answered with a state.
    pub fn of(&mut self, seed: u64) -> Option<Timestamp> {
        self.last.filter(|note| note.seed == seed).map(|note| note.now)
    }

    /// Notes a time that is about to be answered, if it differs enough. A note outlives the process, but not always the
    /// machine.
    pub fn tell(&mut self, seed: u64, now: Timestamp) {
        let note = Note { seed, now };
        let near = |last: Note| last.seed == seed && now.duration_since(last.now).abs() < PRECISION;
        if self.last.is_some_and(near) {
            return;
        }
        self.last = Some(note);
        match self.write(note) {
            Err(error) if !self.failed => {
                self.failed = true;
                tracing::warn!(%error, "the emulated time could not be noted");
            }
            Err(_) => {}
            Ok(()) => self.failed = false,
        }
    }

    fn write(&mut self, note: Note) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(&note)?;
        bytes.resize(LENGTH, b' ');
        self.file.rewind()?;
        self.file.write_all(&bytes)
    }
}
