//! The ids of answers.

use std::sync::atomic::{AtomicU64, Ordering};

use uuid::Uuid;

use crate::mix::mix;

/// Gives ids of the shape of random UUIDs, as the cloud does. They have to differ and need not be secret, so the system's
/// random source is asked once and not once per call.
pub struct RequestIds {
    base: (u64, u64),
    given: AtomicU64,
}

impl Default for RequestIds {
    fn default() -> Self {
        Self { base: Uuid::new_v4().as_u64_pair(), given: AtomicU64::new(0) }
    }
}

impl RequestIds {
    /// Another one each time, in upper case.
    pub fn next(&self) -> String {
        let number = self.given.fetch_add(1, Ordering::Relaxed);
        let (high, low) = (mix(self.base.0 ^ number), mix(self.base.1.wrapping_add(number)));
        let bytes = Uuid::from_u64_pair(high, low).into_bytes();
        let id = uuid::Builder::from_random_bytes(bytes).into_uuid();
        id.hyphenated().encode_upper(&mut Uuid::encode_buffer()).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_differ_and_have_the_shape_of_a_random_uuid() {
        let ids = RequestIds::default();
        let mut all: Vec<String> = (0..10_000).map(|_| ids.next()).collect();
        for id in &all {
            let uuid: Uuid = id.parse().unwrap();
            assert_eq!(uuid.get_version_num(), 4);
            assert_eq!(&uuid.hyphenated().to_string().to_uppercase(), id);
        }
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 10_000);
    }
}
