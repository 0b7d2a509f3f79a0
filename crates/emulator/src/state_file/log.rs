//! The thread that writes: records that wait for it go to disk together.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use tokio::sync::watch;

use super::disk;
use super::read::{Head, VERSION};

/// One record on its way to disk.
pub struct Entry {
    /// Whether it holds the whole state, so that earlier records are not needed.
    pub whole: bool,
    pub bytes: Vec<u8>,
    pub revision: u64,
}

/// The last revisions that the thread has tried to write and has written.
#[derive(Clone, Copy, Default)]
struct Progress {
    tried: u64,
    saved: u64,
}

/// The log of an open file.
pub struct Log {
    /// `None` once the log is closed.
    queue: Mutex<Option<Sender<Entry>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    progress: watch::Receiver<Progress>,
    /// Whether a write failed: the whole state has to be written before changes can be appended again.
    broken: Arc<AtomicBool>,
}

struct Writer {
    path: PathBuf,
    /// `None` before the first whole state, and after a failure.
    file: Option<File>,
    length: u64,
    progress: watch::Sender<Progress>,
    broken: Arc<AtomicBool>,
}

impl Log {
    /// A log to append to if `length` says how long it is, else one that begins with the first whole state.
    ///
    /// # Errors
    /// The file cannot be opened, or there is no thread for it.
    pub fn open(path: &Path, length: Option<u64>) -> io::Result<Self> {
        let file = length.map(|_| disk::append_to(path)).transpose()?;
        let (progress, seen) = watch::channel(Progress::default());
        let broken = Arc::new(AtomicBool::new(false));
        let length = length.unwrap_or_default();
        let writer =
            Writer { path: path.to_owned(), file, length, progress, broken: broken.clone() };
        let (queue, entries) = channel();
        let thread = std::thread::Builder::new().name("state-file".into());
        let thread = thread.spawn(move || writer.run(&entries))?;
        Ok(Self {
            queue: Mutex::new(Some(queue)),
            thread: Mutex::new(Some(thread)),
            progress: seen,
            broken,
        })
    }

    /// Puts a record behind those that wait.
    ///
    /// # Errors
    /// The file is closed.
    pub fn push(&self, entry: Entry) -> io::Result<()> {
        let queue = held(&self.queue);
        let sent = queue.as_ref().and_then(|queue| queue.send(entry).ok());
        sent.ok_or_else(closed)
    }

    /// Waits until a revision is on disk.
    ///
    /// # Errors
    /// It could not be written; the log says why.
    pub async fn written(&self, revision: u64) -> io::Result<()> {
        let mut progress = self.progress.clone();
        let seen = *progress.wait_for(|p| p.tried >= revision).await.map_err(|_| closed())?;
        if seen.saved >= revision {
            Ok(())
        } else {
            Err(io::Error::other("the state file could not be written"))
        }
    }

    /// Whether a write failed since this was last asked.
    pub fn take_broken(&self) -> bool {
        self.broken.swap(false, Ordering::AcqRel)
    }

    /// Takes no more records, and waits until those that wait are written.
    pub fn close(&self) {
        held(&self.queue).take();
        if let Some(thread) = held(&self.thread).take()
            && thread.join().is_err()
        {
            tracing::error!("the thread that writes the state file ended with a panic");
        }
    }
}

/// Locks a mutex, also after a panic elsewhere.
pub fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn closed() -> io::Error {
    io::Error::other("the state file is closed")
}

impl Writer {
    fn run(mut self, entries: &Receiver<Entry>) {
        while let Ok(first) = entries.recv() {
            let mut batch = vec![first];
            batch.extend(entries.try_iter());
            let result = self.write(&batch);
            let tried = batch.last().map_or(0, |entry| entry.revision);
            match result {
                Ok(()) => self.progress.send_modify(|p| *p = Progress { tried, saved: tried }),
                Err(error) => {
                    tracing::error!(%error, file = %self.path.display(), "the state file could not be written");
                    self.file = None;
                    self.broken.store(true, Ordering::Release);
                    self.progress.send_modify(|p| p.tried = tried);
                }
            }
        }
    }

    fn write(&mut self, batch: &[Entry]) -> io::Result<()> {
        let from = batch.iter().rposition(|entry| entry.whole);
        let mut parts: Vec<&[u8]> =
            batch[from.unwrap_or(0)..].iter().map(|entry| entry.bytes.as_slice()).collect();
        if from.is_none() {
            return self.append(&parts.concat());
        }
        let mut head = serde_json::to_vec(&Head { version: VERSION })?;
        head.push(b'\n');
        parts.insert(0, &head);
        self.file = Some(disk::replace(&self.path, &parts)?);
        self.length = parts.iter().map(|part| part.len() as u64).sum();
        Ok(())
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let file = self.file.as_mut().ok_or_else(|| io::Error::other("an earlier write failed"))?;
        // The file may have been removed or replaced: what is appended to it then would be lost.
        if std::fs::metadata(&self.path)?.len() != self.length {
            return Err(io::Error::other("another file is in its place"));
        }
        file.write_all(bytes)?;
        file.sync_data()?;
        self.length += bytes.len() as u64;
        Ok(())
    }
}
