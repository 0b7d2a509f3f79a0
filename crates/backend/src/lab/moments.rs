//! The next moment at which something happens by itself.

use acs_client::emulator_control::Emulated;
use jiff::Timestamp;

/// What happens when, and to which cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    pub at: Timestamp,
    pub cluster: String,
}

/// The next end of a step or of other work.
pub fn next_end(emulated: &Emulated) -> Option<Moment> {
    let ends = emulated.clusters.iter().flat_map(|cluster| {
        let migration = cluster.migration.as_ref().and_then(|it| it.ends);
        let work = cluster.work.as_ref().and_then(|it| it.ends);
        [migration, work].into_iter().flatten().map(|at| (at, &cluster.id))
    });
    first(emulated.now, ends)
}

/// The next deadline of a migration.
pub fn next_deadline(emulated: &Emulated) -> Option<Moment> {
    let deadlines = emulated.clusters.iter().filter_map(|cluster| {
        let migration = cluster.migration.as_ref()?;
        // Without a migration there is nothing left to expire.
        let expires = migration.expires.filter(|_| migration.status != "NO_MIGRATION")?;
        Some((expires, &cluster.id))
    });
    first(emulated.now, deadlines)
}

fn first<'a>(now: Timestamp, all: impl Iterator<Item = (Timestamp, &'a String)>) -> Option<Moment> {
    let ahead = all.filter(|(at, _)| *at > now).min();
    ahead.map(|(at, cluster)| Moment { at, cluster: cluster.clone() })
}
