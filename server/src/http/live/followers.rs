//! The followers of each cluster in each language. One feed serves all of them, however many there are.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use app::{Language, Settings};
use axum::body::Bytes;
use backend::Backend;
use migration::ClusterRef;
use tokio::sync::watch;

use super::feed::{Feed, next_feed};

type Key = (ClusterRef, Language);

/// All followers. A handle; clones share everything.
#[derive(Debug, Clone)]
pub struct Followers {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    backend: Backend,
    settings: Settings,
    feeds: Mutex<HashMap<Key, watch::Sender<Feed>>>,
    ended: watch::Sender<bool>,
}

/// One stream.
#[derive(Debug)]
pub struct Follower {
    feed: watch::Receiver<Feed>,
    ended: watch::Receiver<bool>,
    is_new: bool,
}

impl Follower {
    /// What there is to send next. `None` once the streams end.
    pub async fn next(&mut self) -> Option<Bytes> {
        if std::mem::take(&mut self.is_new) {
            let feed = self.feed.borrow_and_update().clone();
            if let Some(welcome) = feed.welcome() {
                return Some(welcome);
            }
        }
        loop {
            tokio::select! {
                biased;
                _ = self.ended.wait_for(|ended| *ended) => return None,
                changed = self.feed.changed() => changed.ok()?,
            }
            if let Some(event) = self.feed.borrow_and_update().latest() {
                return Some(event);
            }
        }
    }
}

impl Followers {
    pub fn new(backend: Backend, settings: Settings) -> Self {
        let (ended, _) = watch::channel(false);
        let feeds = Mutex::default();
        Self { inner: Arc::new(Inner { backend, settings, feeds, ended }) }
    }

    pub fn backend(&self) -> &Backend {
        &self.inner.backend
    }

    /// Ends every stream, and those that come later.
    pub fn end(&self) {
        self.inner.ended.send_replace(true);
    }

    /// Joins the followers of the cluster in this language.
    pub fn join(&self, cluster: ClusterRef, language: Language) -> Follower {
        let key = (cluster, language);
        let mut feeds = self.inner.feeds();
        let feed = match feeds.get(&key) {
            Some(feed) => feed.subscribe(),
            None => {
                let (sender, feed) = watch::channel(Feed::default());
                feeds.insert(key.clone(), sender.clone());
                tokio::spawn(self.clone().keep(key, sender));
                feed
            }
        };
        Follower { feed, ended: self.inner.ended.subscribe(), is_new: true }
    }

    /// Keeps a feed fresh for as long as it has followers.
    async fn keep(self, key: Key, feed: watch::Sender<Feed>) {
        let Inner { backend, settings, .. } = &*self.inner;
        let mut ended = self.inner.ended.subscribe();
        let mut looks = backend.follow(&key.0);
        while !self.inner.is_empty(&key) {
            let look = tokio::select! {
                look = looks.next() => look,
                () = feed.closed() => continue,
                _ = ended.wait_for(|ended| *ended) => None,
            };
            let Some(look) = look else {
                self.inner.feeds().remove(&key);
                return;
            };
            let before = feed.borrow().clone();
            let now = next_feed(backend, settings, &key, look, &before).await;
            if !now.same_trouble(&before) {
                feed.send_replace(now);
            }
        }
    }
}

impl Inner {
    /// Whether the feed has no followers; then it ends.
    fn is_empty(&self, key: &Key) -> bool {
        let mut feeds = self.feeds();
        let empty = feeds.get(key).is_none_or(|feed| feed.receiver_count() == 0);
        if empty {
            feeds.remove(key);
        }
        empty
    }

    fn feeds(&self) -> MutexGuard<'_, HashMap<Key, watch::Sender<Feed>>> {
        self.feeds.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
