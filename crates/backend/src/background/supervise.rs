//! Starts background work again when it breaks off.

use std::any::Any;
use std::collections::BTreeMap;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::{Standing, Task, TaskReport};

/// The shortest wait before work that broke off is started again, whatever the configuration says.
const SHORTEST_WAIT: Duration = Duration::from_millis(10);
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// Work that ran for this long before it broke off ran well: the next wait is the first one again.
const WELL: Duration = Duration::from_secs(60);

/// The background tasks of a backend. A handle; clones share everything.
#[derive(Debug, Clone)]
pub struct Background {
    tasks: TaskTracker,
    stop: CancellationToken,
    first_wait: Duration,
    kinds: Arc<Mutex<BTreeMap<&'static str, Kind>>>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Kind {
    running: usize,
    waiting: usize,
    panics: u64,
    is_lasting: bool,
}

impl Background {
    /// Work that breaks off is first started again after `first_wait`, then after twice as long each time.
    pub fn new(first_wait: Duration) -> Self {
        Self {
            tasks: TaskTracker::new(),
            stop: CancellationToken::new(),
            first_wait: first_wait.clamp(SHORTEST_WAIT, LONGEST_WAIT),
            kinds: Arc::default(),
        }
    }

    /// Runs `work` until it is done or the server stops, whichever comes first. A panic is logged and counted, and the
    /// work started again. What `work` owns is dropped when the task is over, however it ends.
    pub fn supervised<F>(&self, task: impl Into<Task>, work: impl FnMut() -> F + Send + 'static)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.tasks.spawn(self.clone().supervise(task.into(), work));
    }

    async fn supervise<F>(self, task: Task, mut work: impl FnMut() -> F + Send)
    where
        F: Future<Output = ()> + Send,
    {
        let _running = self.counted(task.name, |kind| &mut kind.running);
        self.kinds().entry(task.name).or_default().is_lasting |= task.is_lasting;
        let mut wait = self.first_wait;
        loop {
            let (begun, is_last) = (Instant::now(), self.stop.is_cancelled());
            let run = AssertUnwindSafe(async { work().await }).catch_unwind();
            let ended = if task.ends_itself {
                run.await
            } else {
                tokio::select! {
                    biased;
                    () = self.stop.cancelled() => return,
                    ended = run => ended,
                }
            };
            let Err(panic) = ended else { return };
            self.broke_off(task.name, &*panic);
            if is_last {
                return;
            }
            if begun.elapsed() >= WELL {
                wait = self.first_wait;
            }
            let waiting = self.counted(task.name, |kind| &mut kind.waiting);
            tell(&task, Standing::BrokenOff);
            tokio::select! {
                () = self.stop.cancelled() => {}
                () = tokio::time::sleep(wait) => {}
            }
            drop(waiting);
            wait = LONGEST_WAIT.min(wait * 2);
            tell(&task, Standing::RunsAgain);
        }
    }

    /// The outcome of a part of some work. `None` if it panicked, which is logged and counted, and ends nothing else.
    pub async fn caught<T>(&self, name: &'static str, part: impl Future<Output = T>) -> Option<T> {
        let ended = AssertUnwindSafe(part).catch_unwind().await;
        ended.map_err(|panic| self.broke_off(name, &*panic)).ok()
    }

    /// Cancelled when the server stops.
    pub fn stop(&self) -> CancellationToken {
        self.stop.clone()
    }

    /// Every task that ever ran, by name.
    pub fn tasks(&self) -> Vec<TaskReport> {
        let report = |(name, kind): (&&'static str, &Kind)| {
            let Kind { running, waiting, panics, is_lasting } = *kind;
            TaskReport { name, running: running - waiting, waiting, panics, is_lasting }
        };
        self.kinds().iter().map(report).collect()
    }

    /// A task without which the process is of little use, and which is down.
    pub fn down(&self) -> Option<&'static str> {
        let kinds = self.kinds();
        kinds.iter().find(|(_, kind)| kind.is_lasting && kind.waiting > 0).map(|(name, _)| *name)
    }

    /// Stops every task and waits until all have ended.
    pub async fn end(&self) {
        self.stop.cancel();
        self.tasks.close();
        self.tasks.wait().await;
    }

    fn broke_off(&self, name: &'static str, panic: &(dyn Any + Send)) {
        self.kinds().entry(name).or_default().panics += 1;
        tracing::error!(task = name, panic = message(panic), "a background task broke off");
    }

    /// Counts one more until the guard is dropped.
    fn counted(&self, name: &'static str, count: fn(&mut Kind) -> &mut usize) -> Counted {
        *count(self.kinds().entry(name).or_default()) += 1;
        Counted { background: self.clone(), name, count }
    }

    fn kinds(&self) -> MutexGuard<'_, BTreeMap<&'static str, Kind>> {
        self.kinds.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Counted {
    background: Background,
    name: &'static str,
    count: fn(&mut Kind) -> &mut usize,
}

impl Drop for Counted {
    fn drop(&mut self) {
        *(self.count)(self.background.kinds().entry(self.name).or_default()) -= 1;
    }
}

fn tell(task: &Task, standing: Standing) {
    let Some(hook) = &task.hook else { return };
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| hook(standing))) {
        tracing::error!(task = task.name, panic = message(&*panic), "nobody could be told");
    }
}

/// What the panic says.
fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&'static str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    const FIRST: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn work_that_breaks_off_is_started_again_after_a_longer_wait_each_time() {
        let background = Background::new(FIRST);
        let (sender, mut starts) = tokio::sync::mpsc::unbounded_channel();
        let begun = Instant::now();
        background.supervised("breaks", move || {
            let sender = sender.clone();
            async move {
                sender.send(begun.elapsed().as_secs()).unwrap();
                panic!("on purpose");
            }
        });
        let mut seen = Vec::new();
        while seen.len() < 9 {
            starts.recv_many(&mut seen, 1).await;
        }
        assert_eq!(seen, [0, 1, 3, 7, 15, 31, 63, 123, 183]);
        background.end().await;
        assert_eq!(background.tasks()[0].panics, 9);
    }

    #[tokio::test(start_paused = true)]
    async fn after_a_minute_that_went_well_the_wait_is_the_first_one() {
        let background = Background::new(FIRST);
        let runs = Arc::new(AtomicU32::new(0));
        let (sender, mut starts) = tokio::sync::mpsc::unbounded_channel();
        let begun = Instant::now();
        background.supervised("breaks", move || {
            let (sender, run) = (sender.clone(), runs.fetch_add(1, Ordering::SeqCst));
            async move {
                sender.send(begun.elapsed().as_secs()).unwrap();
                if run == 3 {
                    tokio::time::sleep(WELL).await;
                }
                panic!("on purpose");
            }
        });
        let mut seen = Vec::new();
        while seen.len() < 5 {
            starts.recv_many(&mut seen, 1).await;
        }
        assert_eq!(seen, [0, 1, 3, 7, 7 + 60 + 1]);
    }
}
