//! How many streams are open, in all and for one address: each keeps a connection.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::http::client_limits::StreamLimits;

/// The open streams, counted.
#[derive(Debug)]
pub struct OpenStreams {
    limits: StreamLimits,
    counted: Mutex<Counted>,
}

#[derive(Debug, Default)]
struct Counted {
    all: usize,
    by_address: HashMap<IpAddr, usize>,
}

/// One of them, until it is dropped.
#[derive(Debug)]
pub struct OpenStream {
    open: Arc<OpenStreams>,
    from: Option<IpAddr>,
}

impl OpenStreams {
    pub fn new(limits: StreamLimits) -> Arc<Self> {
        Arc::new(Self { limits, counted: Mutex::default() })
    }

    /// Counts one more, if there may be one more.
    pub fn open(self: &Arc<Self>, from: Option<IpAddr>) -> Option<OpenStream> {
        let StreamLimits { all, per_address } = self.limits;
        let mut counted = self.counted();
        let of_address = from.and_then(|from| counted.by_address.get(&from).copied());
        let of_address = of_address.unwrap_or_default();
        if counted.all >= all || of_address >= per_address {
            return None;
        }
        counted.all += 1;
        if let Some(from) = from {
            counted.by_address.insert(from, of_address + 1);
        }
        drop(counted);
        Some(OpenStream { open: self.clone(), from })
    }

    fn counted(&self) -> MutexGuard<'_, Counted> {
        self.counted.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for OpenStream {
    fn drop(&mut self) {
        let mut counted = self.open.counted();
        counted.all = counted.all.saturating_sub(1);
        let Some(from) = self.from else { return };
        if let Some(count) = counted.by_address.get_mut(&from) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                counted.by_address.remove(&from);
            }
        }
    }
}
