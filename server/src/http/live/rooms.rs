//! Who watches what. One follower for each cluster and language, however many watch.

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
    rooms: Mutex<HashMap<Key, watch::Sender<News>>>,
    ended: watch::Sender<bool>,
}

/// Somebody who watches.
#[derive(Debug)]
pub struct Watcher {
    news: watch::Receiver<News>,
    ended: watch::Receiver<bool>,
    is_new: bool,
}

impl Watcher {
    /// What there is to send next; nothing once the streams end.
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
        let rooms = Mutex::default();
        Self { inner: Arc::new(Inner { backend, settings, rooms, ended }) }
    }

    pub fn backend(&self) -> &Backend {
        &self.inner.backend
    }

    /// Ends every stream, and those that come later.
    pub fn end(&self) {
        self.inner.ended.send_replace(true);
    }

    /// Joins those who watch the cluster in this language.
    pub fn join(&self, cluster: ClusterRef, language: Language) -> Watcher {
        let key = (cluster, language);
        let mut rooms = self.inner.rooms();
        let news = match rooms.get(&key) {
            Some(room) => room.subscribe(),
            None => {
                let (room, news) = watch::channel(News::default());
                rooms.insert(key.clone(), room.clone());
                tokio::spawn(self.clone().keep(key, room));
                news
            }
        };
        Watcher { news, ended: self.inner.ended.subscribe(), is_new: true }
    }

    /// Keeps the news of a room fresh for as long as somebody is there.
    async fn keep(self, key: Key, room: watch::Sender<News>) {
        let Inner { backend, settings, .. } = &*self.inner;
        let mut ended = self.inner.ended.subscribe();
        let mut follower = backend.follow(&key.0);
        while !self.inner.is_empty(&key) {
            let look = tokio::select! {
                look = follower.next() => look,
                () = room.closed() => continue,
                _ = ended.wait_for(|ended| *ended) => None,
            };
            let Some(look) = look else {
                self.inner.rooms().remove(&key);
                return;
            };
            let before = room.borrow().clone();
            let now = news(backend, settings, &key, look, &before).await;
            if !now.same_trouble(&before) {
                room.send_replace(now);
            }
        }
    }
}

impl Inner {
    /// Whether nobody is in the room any more; then it is closed.
    fn is_empty(&self, key: &Key) -> bool {
        let mut rooms = self.rooms();
        let empty = rooms.get(key).is_none_or(|room| room.receiver_count() == 0);
        if empty {
            rooms.remove(key);
        }
        empty
    }

    fn rooms(&self) -> MutexGuard<'_, HashMap<Key, watch::Sender<News>>> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
