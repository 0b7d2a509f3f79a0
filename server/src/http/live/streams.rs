//! The streams that are open. One reader for each cluster and language, however many follow.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use app::{Language, Settings};
use axum::body::Bytes;
use backend::Backend;
use migration::ClusterRef;
use tokio::sync::watch;

use super::views::Views;

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
}

/// One open stream.
#[derive(Debug)]
pub struct Follower {
    views: watch::Receiver<Views>,
    ended: watch::Receiver<bool>,
    is_new: bool,
}

impl Follower {
    /// The next event; `None` once the streams end.
    pub async fn next(&mut self) -> Option<Bytes> {
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
}

impl Streams {
    pub fn new(backend: Backend, settings: Settings) -> Self {
        let (ended, _) = watch::channel(false);
        let shared = Mutex::default();
        Self { inner: Arc::new(Inner { backend, settings, shared, ended }) }
    }

    pub fn backend(&self) -> &Backend {
        &self.inner.backend
    }

    /// Ends every stream, and those that come later.
    pub fn end(&self) {
        self.inner.ended.send_replace(true);
    }

    /// Joins those who follow the cluster in this language.
    pub fn join(&self, cluster: ClusterRef, language: Language) -> Follower {
        let key = (cluster, language);
        let mut shared = self.inner.shared();
        let views = match shared.get(&key) {
            Some(sender) => sender.subscribe(),
            None => {
                let (sender, views) = watch::channel(Views::default());
                shared.insert(key.clone(), sender.clone());
                tokio::spawn(self.clone().read(key, sender));
                views
            }
        };
        Follower { views, ended: self.inner.ended.subscribe(), is_new: true }
    }

    /// Renders each reading until the last follower has gone.
    async fn read(self, key: Key, sender: watch::Sender<Views>) {
        let Inner { backend, settings, .. } = &*self.inner;
        let mut ended = self.inner.ended.subscribe();
        let mut follower = backend.follow(&key.0);
        while !self.inner.is_over(&key) {
            let reading = tokio::select! {
                reading = follower.next() => reading,
                () = sender.closed() => continue,
                _ = ended.wait_for(|ended| *ended) => None,
            };
            let Some(reading) = reading else {
                self.inner.shared().remove(&key);
                return;
            };
            let before = sender.borrow().clone();
            let now = before.after(backend, settings, &key, reading).await;
            if !now.same_trouble(&before) {
                sender.send_replace(now);
            }
        }
    }
}

impl Inner {
    /// Whether the last follower has gone; then the views are forgotten.
    fn is_over(&self, key: &Key) -> bool {
        let mut shared = self.shared();
        let over = shared.get(key).is_none_or(|sender| sender.receiver_count() == 0);
        if over {
            shared.remove(key);
        }
        over
    }

    fn shared(&self) -> MutexGuard<'_, HashMap<Key, watch::Sender<Views>>> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
