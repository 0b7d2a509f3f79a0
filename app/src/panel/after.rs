//! What has to be done outside the console after a switch or a roll back.

use backend::{Backend, IntentRecord, Parameters};
use migration::{
    Action, Address, ClusterRef, Direction, Endpoint, Migration, ReadWriteMode, may_pair,
};

use crate::error::ConsoleError;
use crate::view::{ChangeView, NoticeView, Tone};
use crate::words::Words;

/// Connection strings to change, and notes.
pub async fn after_the_move(
    backend: &Backend,
    words: &Words,
    cluster: &ClusterRef,
    now: &Migration,
) -> Result<(Vec<ChangeView>, Vec<NoticeView>), ConsoleError> {
    let Some(last) = backend.last_move(&cluster.id).await? else { return Ok(Default::default()) };
    if !new_writer_writes(&last, now) {
        return Ok(Default::default());
    }
    Ok(match last.action() {
        Some((action, Parameters::Move { pairs: None })) => (changes(action, now), Vec::new()),
        _ => (Vec::new(), swapped_notes(words)),
    })
}

/// Whether the move is over and the new writer reads Read and Write.
fn new_writer_writes(last: &IntentRecord, now: &Migration) -> bool {
    match last.action().map(|(action, _)| action) {
        Some(Action::Switch) => {
            now.direction == Direction::PolardbToRds && now.cluster_mode == ReadWriteMode::ReadWrite
        }
        Some(Action::RollBack) => {
            now.direction == Direction::RdsToPolardb && now.rds_mode == ReadWriteMode::ReadWrite
        }
        _ => false,
    }
}

/// Each string of the side applications leave, with the first one of the same use on the side they go to.
/// Nothing swaps, so neither ports nor SSL have to be equal.
fn changes(action: Action, now: &Migration) -> Vec<ChangeView> {
    let (rds, polardb) = (&now.rds_endpoints, &now.polardb_endpoints);
    let (old_side, new_side) = match action {
        Action::RollBack => (polardb, rds),
        _ => (rds, polardb),
    };
    let same_use = |old: &(&Endpoint, &Address), new: &(&Endpoint, &Address)| {
        let (rds, polardb) = match action {
            Action::RollBack => (new, old),
            _ => (old, new),
        };
        may_pair(&rds.0.kind, &polardb.0.kind) && rds.1.net_type == polardb.1.net_type
    };
    addresses(old_side)
        .map(|old| ChangeView {
            old: host_and_port(old.1),
            new: addresses(new_side)
                .find(|new| same_use(&old, new))
                .map(|new| host_and_port(new.1)),
        })
        .collect()
}

fn addresses(side: &[Endpoint]) -> impl Iterator<Item = (&Endpoint, &Address)> {
    side.iter()
        .flat_map(|endpoint| endpoint.addresses.iter().map(move |address| (endpoint, address)))
        .filter(|(_, address)| !address.connection_string.is_empty())
}

fn host_and_port(address: &Address) -> String {
    format!("{}:{}", address.connection_string, address.port)
}

fn swapped_notes(words: &Words) -> Vec<NoticeView> {
    let notes = words.panel.swapped.map(str::to_owned).into_iter();
    notes.map(|text| NoticeView { tone: Tone::Warning, text, link: None }).collect()
}
