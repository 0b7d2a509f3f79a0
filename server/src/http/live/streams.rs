//! The streams that are open. One reader for each cluster and language, however many follow.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use app::{Language, Settings};
use backend::{Backend, Caller, Standing, Task};
use migration::ClusterRef;
use tokio::sync::watch;

use super::open_streams::{OpenStream, OpenStreams};
use super::views::{Chunks, Views};
use crate::http::client_limits::{ClientLimits, StreamLimits};

/// How long a stream lasts. The page opens another one; a client that takes nothing while nothing happens is not noticed otherwise.
const LONGEST: Duration = Duration::from_secs(3_600);

type Key = (ClusterRef, Language);

/// All streams. A handle; clones share everything.
#[derive(Debug, Clone)]
pub struct Streams {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    backend: Backend,
    settings: Settings,
    shared: Mutex<HashMap<Key, watch::Sender<Views>>>,
    ended: watch::Sender<bool>,
    open: Arc<OpenStreams>,
}

/// One open stream.
#[derive(Debug)]
pub struct Follower {
    views: watch::Receiver<Views>,
    ended: watch::Receiver<bool>,
    is_new: bool,
    since: Instant,
    _open: OpenStream,
}

impl Follower {
    /// The next event; `None` once the streams end.
    pub async fn next(&mut self) -> Option<Chunks> {
        if std::mem::take(&mut self.is_new) {
            let views = self.views.borrow_and_update().clone();
            if let Some(welcome) = views.welcome() {
                return Some(welcome);
            }
        }
        loop {
            tokio::select! {
                biased;
                _ = self.ended.wait_for(|ended| *ended) => return None,
                changed = self.views.changed() => changed.ok()?,
            }
            if let Some(event) = self.views.borrow_and_update().latest() {
                return Some(event);
            }
        }
    }

    /// Whether it has lasted for long enough.
    pub fn is_over(&self) -> bool {
        self.since.elapsed() >= LONGEST
    }

    /// Whether anything new may come.
    pub fn is_kept(&self) -> bool {
        !self.views.borrow().is_down()
    }
}

impl Streams {
    /// As many as this process may have.
    pub fn new(backend: Backend, settings: Settings) -> Self {
        Self::within(ClientLimits::of_this_process().streams, backend, settings)
    }

    pub(crate) fn within(limits: StreamLimits, backend: Backend, settings: Settings) -> Self {
        let (ended, _) = watch::channel(false);
        let (shared, open) = (Mutex::default(), OpenStreams::new(limits));
        Self { inner: Arc::new(Inner { backend, settings, shared, ended, open }) }
    }

    pub fn backend(&self) -> &Backend {
        &self.inner.backend
    }

    /// Ends every stream, and those that come later.
    pub fn end(&self) {
        self.inner.ended.send_replace(true);
    }

    /// Joins those who follow the cluster in this language; `None` if there are too many streams.
    pub fn join(
        &self,
        cluster: ClusterRef,
        language: Language,
        from: Option<IpAddr>,
    ) -> Option<Follower> {
        let open = self.inner.open.open(from)?;
        let key = (cluster, language);
        let (views, keeper) = self.inner.subscribe(&key);
        if let Some(sender) = keeper {
            self.keep(Keeper { streams: self.clone(), key, sender });
        }
        let ended = self.inner.ended.subscribe();
        Some(Follower { views, ended, is_new: true, since: Instant::now(), _open: open })
    }

    /// Starts what renders each reading until the last follower has gone.
    fn keep(&self, keeper: Keeper) {
        let keeper = Arc::new(keeper);
        let told = keeper.clone();
        let task = Task::named("keeper of a stream").on_change(move |standing| match standing {
            Standing::BrokenOff => told.sender.send_modify(|it| *it = it.broken_off(told.key.1)),
            Standing::RunsAgain => {
                told.sender.send_if_modified(|it| {
                    *it = it.runs_again();
                    false
                });
            }
        });
        self.inner.backend.supervised(task, move || {
            let keeper = keeper.clone();
            async move { keeper.render_readings().await }
        });
    }
}

/// What renders for all who follow a cluster in a language. Once it is dropped, however the task ended, their streams
/// end, too, and whoever comes then gets a keeper anew.
struct Keeper {
    streams: Streams,
    key: Key,
    sender: watch::Sender<Views>,
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.streams.inner.forget_if(self, |_| true);
    }
}

impl Keeper {
    async fn render_readings(&self) {
        let Inner { backend, settings, ended, .. } = &*self.streams.inner;
        let mut ended = ended.subscribe();
        let seat = backend.as_seen_by(&Caller::console());
        let mut follower = seat.follow(&self.key.0);
        while !self.streams.inner.forget_if(self, |sender| sender.receiver_count() == 0) {
            let reading = tokio::select! {
                reading = follower.next() => reading,
                () = self.sender.closed() => continue,
                _ = ended.wait_for(|ended| *ended) => None,
            };
            let Some(reading) = reading else { return };
            let before = self.sender.borrow().clone();
            let now = before.after(&seat, settings, &self.key, reading).await;
            if !now.same_trouble(&before) {
                self.sender.send_replace(now);
            }
        }
    }
}

impl Inner {
    /// Joins the views of the key. The first who does gets the keeper's part, too.
    fn subscribe(&self, key: &Key) -> (watch::Receiver<Views>, Option<watch::Sender<Views>>) {
        let mut shared = self.shared();
        if let Some(sender) = shared.get(key) {
            return (sender.subscribe(), None);
        }
        let (sender, views) = watch::channel(Views::default());
        shared.insert(key.clone(), sender.clone());
        (views, Some(sender))
    }

    /// Forgets the keeper's views if they are `over`. True if they are forgotten, or another keeper's by now.
    fn forget_if(&self, keeper: &Keeper, over: impl FnOnce(&watch::Sender<Views>) -> bool) -> bool {
        let mut shared = self.shared();
        let own = shared.get(&keeper.key).filter(|it| it.same_channel(&keeper.sender));
        let (is_own, is_over) = (own.is_some(), own.is_some_and(over));
        if is_over {
            shared.remove(&keeper.key);
        }
        !is_own || is_over
    }

    fn shared(&self) -> MutexGuard<'_, HashMap<Key, watch::Sender<Views>>> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
