//! What has to be done outside the console after a switch or a roll back.

use backend::{Backend, IntentRecord, Parameters};
use migration::{Action, ClusterRef, Direction, Endpoint, Migration, ReadWriteMode, default_pairs};

use crate::error::ConsoleError;
use crate::view::{ChangeView, Tone, Toned};

/// Connection strings to change, and notes.
pub async fn after_the_move(
    backend: &Backend,
    cluster: &ClusterRef,
    now: &Migration,
) -> Result<(Vec<ChangeView>, Vec<Toned>), ConsoleError> {
    let Some(last) = backend.last_move(&cluster.id).await? else { return Ok(Default::default()) };
    if !new_writer_writes(&last, now) {
        return Ok(Default::default());
    }
    Ok(match last.parameters {
        Parameters::Move { pairs: None } => (changes(last.action, now), Vec::new()),
        _ => (Vec::new(), swapped_notes()),
    })
}

/// Whether the move is over and the new writer reads Read and Write.
fn new_writer_writes(last: &IntentRecord, now: &Migration) -> bool {
    match last.action {
        Action::Switch => {
            now.direction == Direction::PolardbToRds && now.cluster_mode == ReadWriteMode::ReadWrite
        }
        Action::RollBack => {
            now.direction == Direction::RdsToPolardb && now.rds_mode == ReadWriteMode::ReadWrite
        }
        Action::Complete | Action::Cancel | Action::Continue | Action::Abandon => false,
    }
}

fn changes(action: Action, now: &Migration) -> Vec<ChangeView> {
    let pairs = default_pairs(&now.rds_endpoints, &now.polardb_endpoints);
    let (old_side, new_side) = match action {
        Action::RollBack => (&now.polardb_endpoints, &now.rds_endpoints),
        _ => (&now.rds_endpoints, &now.polardb_endpoints),
    };
    addresses(old_side)
        .map(|(old, port)| {
            let partner = pairs.iter().find_map(|pair| match old {
                old if old == pair.rds => Some(&pair.polardb),
                old if old == pair.polardb => Some(&pair.rds),
                _ => None,
            });
            let new = partner.and_then(|new| addresses(new_side).find(|(name, _)| name == new));
            ChangeView {
                old: format!("{old}:{port}"),
                new: new.map(|(name, port)| format!("{name}:{port}")),
            }
        })
        .collect()
}

fn addresses(side: &[Endpoint]) -> impl Iterator<Item = (&str, &str)> {
    side.iter()
        .flat_map(|endpoint| &endpoint.addresses)
        .map(|address| (address.connection_string.as_str(), address.port.as_str()))
}

fn swapped_notes() -> Vec<Toned> {
    [
        "The connection strings have swapped sides. Until the DNS cache of a client expires it may fail to connect, or reach a read-only database: flush DNS caches and reopen pooled connections.",
        "In DMS, log on with the cluster ID and check the endpoint: a saved session still leads to the old side.",
    ]
    .into_iter()
    .map(|text| Toned { tone: Tone::Warning, text: text.to_owned() })
    .collect()
}
