//! The streams of every cluster. Each cluster and language has one follower of the backend, however many streams there are.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use app::{Language, Settings};
use axum::body::Bytes;
use backend::Backend;
use migration::ClusterRef;
use tokio::sync::watch;

use super::room::{News, news};

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
    followed: Mutex<HashMap<Key, watch::Sender<News>>>,
    ended: watch::Sender<bool>,
}

/// One stream.
#[derive(Debug)]
pub struct StreamFollower {
    news: watch::Receiver<News>,
    ended: watch::Receiver<bool>,
    is_new: bool,
}

impl StreamFollower {
    /// The next event to send. `None` once the streams end.
    pub async fn next(&mut self) -> Option<Bytes> {
        if std::mem::take(&mut self.is_new) {
            let news = self.news.borrow_and_update().clone();
            if let Some(welcome) = news.welcome() {
                return Some(welcome);
            }
        }
        loop {
            tokio::select! {
                biased;
                _ = self.ended.wait_for(|ended| *ended) => return None,
                changed = self.news.changed() => changed.ok()?,
            }
            if let Some(event) = self.news.borrow_and_update().latest() {
                return Some(event);
            }
        }
    }
}

impl Streams {
    pub fn new(backend: Backend, settings: Settings) -> Self {
        let (ended, _) = watch::channel(false);
        let followed = Mutex::default();
        Self { inner: Arc::new(Inner { backend, settings, followed, ended }) }
    }

    pub fn backend(&self) -> &Backend {
        &self.inner.backend
    }

    /// Ends every stream, and those that come later.
    pub fn end(&self) {
        self.inner.ended.send_replace(true);
    }

    /// Opens a stream of the cluster in this language.
    pub fn join(&self, cluster: ClusterRef, language: Language) -> StreamFollower {
        let key = (cluster, language);
        let mut followed = self.inner.followed();
        let news = match followed.get(&key) {
            Some(events) => events.subscribe(),
            None => {
                let (events, news) = watch::channel(News::default());
                followed.insert(key.clone(), events.clone());
                tokio::spawn(self.clone().keep(key, events));
                news
            }
        };
        StreamFollower { news, ended: self.inner.ended.subscribe(), is_new: true }
    }

    /// Makes an event of every reading for as long as there are streams.
    async fn keep(self, key: Key, events: watch::Sender<News>) {
        let Inner { backend, settings, .. } = &*self.inner;
        let mut ended = self.inner.ended.subscribe();
        let mut follower = backend.follow(&key.0);
        while !self.inner.is_empty(&key) {
            let reading = tokio::select! {
                reading = follower.next() => reading,
                () = events.closed() => continue,
                _ = ended.wait_for(|ended| *ended) => None,
            };
            let Some(reading) = reading else {
                self.inner.followed().remove(&key);
                return;
            };
            let before = events.borrow().clone();
            let now = news(backend, settings, &key, reading, &before).await;
            if !now.same_trouble(&before) {
                events.send_replace(now);
            }
        }
    }
}

impl Inner {
    /// Whether the cluster has no streams in this language any more. Then it is forgotten.
    fn is_empty(&self, key: &Key) -> bool {
        let mut followed = self.followed();
        let empty = followed.get(key).is_none_or(|events| events.receiver_count() == 0);
        if empty {
            followed.remove(key);
        }
        empty
    }

    fn followed(&self) -> MutexGuard<'_, HashMap<Key, watch::Sender<News>>> {
        self.followed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
