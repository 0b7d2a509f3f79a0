//! Who is connected, and for whom there is room.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

use crate::activity::Activity;
use crate::limits::Limits;

/// How soon it is looked again whether a connection has become idle, while all are busy.
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// The connections there are.
#[derive(Debug)]
pub struct Slots {
    all: usize,
    per_address: usize,
    taken: Mutex<Taken>,
    freed: Notify,
}

#[derive(Debug, Default)]
struct Taken {
    next: u64,
    connections: HashMap<u64, (IpAddr, Arc<Activity>)>,
    by_address: HashMap<IpAddr, usize>,
}

/// One connection's; given back when it is dropped.
#[derive(Debug)]
pub struct Slot {
    slots: Arc<Slots>,
    number: u64,
    address: IpAddr,
    pub activity: Arc<Activity>,
}

impl Slots {
    pub fn new(limits: &Limits) -> Arc<Self> {
        Arc::new(Self {
            all: limits.connections.max(1),
            per_address: limits.per_address.max(1),
            taken: Mutex::default(),
            freed: Notify::new(),
        })
    }

    /// A slot for a connection from this address, as soon as there is one. `None` if the address has all that one may have,
    /// and each is busy.
    pub async fn take(self: &Arc<Self>, address: IpAddr) -> Option<Slot> {
        // IPv4 by way of an IPv6 socket is the same client.
        let address = address.to_canonical();
        if self.taken().of(address) >= self.per_address && !self.close_longest(Some(address)) {
            return None;
        }
        if self.taken().connections.len() >= self.all {
            self.close_longest(None);
        }
        while self.taken().connections.len() >= self.all {
            if !self.freed(LOOK_AGAIN).await {
                self.close_longest(None);
            }
        }
        let activity = Arc::new(Activity::new());
        let number = self.taken().add(address, activity.clone());
        Some(Slot { slots: self.clone(), number, address, activity })
    }

    /// Waits until a connection has ended, and says whether one has in this time.
    pub async fn freed(&self, time: Duration) -> bool {
        tokio::time::timeout(time, self.freed.notified()).await.is_ok()
    }

    /// Closes the connection that has waited longest for its client, if there is one. With an address, one of those from there.
    pub fn close_longest(&self, address: Option<IpAddr>) -> bool {
        let taken = self.taken();
        let waiting = taken.connections.values().filter_map(|(from, activity)| {
            let counts = address.is_none_or(|address| address == *from);
            let since = activity.waits_since().filter(|_| counts)?;
            Some((since, activity))
        });
        waiting.min_by_key(|(since, _)| *since).is_some_and(|(_, activity)| activity.close())
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    fn of(&self, address: IpAddr) -> usize {
        self.by_address.get(&address).copied().unwrap_or_default()
    }

    fn add(&mut self, address: IpAddr, activity: Arc<Activity>) -> u64 {
        self.next += 1;
        self.connections.insert(self.next, (address, activity));
        *self.by_address.entry(address).or_default() += 1;
        self.next
    }

    fn remove(&mut self, number: u64, address: IpAddr) {
        self.connections.remove(&number);
        let left = self.of(address).saturating_sub(1);
        if left == 0 {
            self.by_address.remove(&address);
        } else {
            self.by_address.insert(address, left);
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.slots.taken().remove(self.number, self.address);
        self.slots.freed.notify_one();
    }
}
