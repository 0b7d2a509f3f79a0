//! What clients may take of the console, by what the process has.

use std::time::Duration;

use listener::Limits;

/// No more connections than this, however many descriptors there are.
const MOST: usize = 8192;
/// No fewer, however few there are.
const FEWEST: usize = 16;

/// How many streams may be open at once.
#[derive(Debug, Clone, Copy)]
pub struct StreamLimits {
    pub all: usize,
    pub per_address: usize,
}

/// Connections, and those of them that may be streams.
#[derive(Debug, Clone, Copy)]
pub struct ClientLimits {
    pub connections: Limits,
    pub streams: StreamLimits,
}

impl ClientLimits {
    /// Half of the descriptors are the clients', since journal, calls and the emulator need some, too. Half of the connections may
    /// be streams, so that pages go on answering. One address has three quarters of either.
    pub fn of(descriptors: usize) -> Self {
        let connections = (descriptors / 2).clamp(FEWEST, MOST);
        let streams = connections / 2;
        let most_of = |all: usize| all - all / 4;
        Self {
            connections: Limits {
                connections,
                per_address: most_of(connections),
                head: Duration::from_secs(20),
                // Programs keep idle ones for 90 seconds, and one that is closed from here first may cost them a request.
                idle: Duration::from_secs(120),
                write: Duration::from_secs(30),
                half_close: false,
            },
            streams: StreamLimits { all: streams, per_address: most_of(streams) },
        }
    }

    /// For the process as it is.
    pub fn of_this_process() -> Self {
        Self::of(listener::descriptors())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_journal_and_calls_keep_as_many_descriptors_as_clients_have() {
        for descriptors in [256, 1024, 20_000, usize::MAX] {
            let ClientLimits { connections, streams } = ClientLimits::of(descriptors);
            assert!(connections.connections <= descriptors / 2 && connections.connections <= MOST);
            assert!(connections.per_address < connections.connections);
            assert!(streams.all < connections.per_address && streams.per_address < streams.all);
        }
        assert_eq!(ClientLimits::of(0).connections.connections, FEWEST);
    }
}
