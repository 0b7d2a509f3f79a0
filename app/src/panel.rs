//! Builds what the live panel shows.

mod after;
mod time;

use backend::{Backend, Outcome};
use leptos::prelude::use_context;
use migration::{Action, ClusterRef, Direction, Endpoint, Migration, judge};

use crate::error::ConsoleError;
use crate::view::{AddressView, Arrow, ButtonView, PanelView, Toned};
use crate::{routes, words};

pub use time::{expiry, moment};

/// The panel of a page that is open already.
pub async fn live(cluster: &ClusterRef) -> Result<PanelView, ConsoleError> {
    let backend = use_context::<Backend>().ok_or(ConsoleError::Internal)?;
    let reading = backend.watch(cluster).await?;
    let interval = backend.poll_interval(&reading.value);
    let mut view = build(&backend, cluster, &reading.value).await?;
    // Everybody comes back when this reading is due, and the first to come takes the next one for all.
    view.poll_ms = milliseconds(interval.saturating_sub(reading.age()));
    Ok(view)
}

/// The panel of a reading.
pub async fn build(
    backend: &Backend,
    cluster: &ClusterRef,
    now: &Migration,
) -> Result<PanelView, ConsoleError> {
    let open = backend.open_intent(&cluster.id).await?;
    let mut notices: Vec<Toned> = Vec::new();
    if let Some(record) = &open {
        notices.push(words::outcome(record));
    } else if let Some(last) = backend.last_sent(&cluster.id).await?
        && last.outcome == Outcome::SomethingElse
    {
        notices.push(words::outcome(&last));
    }
    let (changes, notes) = after::after_the_move(backend, cluster, now).await?;
    notices.extend(notes);
    Ok(PanelView {
        region: cluster.region.to_string(),
        sentence: words::status_sentence(now),
        status: Toned { text: now.status.to_string(), tone: words::status_tone(&now.status) },
        busy: now.status.is_transient() || open.is_some(),
        error: (!now.comment.is_empty()).then(|| now.comment.clone()),
        notices,
        source: if now.source.is_empty() { "None".to_owned() } else { now.source.clone() },
        cluster: cluster.id.to_string(),
        rds_mode: words::mode(&now.rds_mode),
        polardb_mode: words::mode(&now.cluster_mode),
        arrow: arrow(&now.direction),
        direction: words::direction(&now.direction),
        delay: words::delay(now),
        expiry: now.deadline.map(|deadline| expiry(deadline, now.read_at)),
        changes,
        buttons: buttons(cluster, now, open.map(|record| record.action)),
        rds_addresses: addresses(&now.rds_endpoints),
        polardb_addresses: addresses(&now.polardb_endpoints),
        read_at: now.read_at.map_or_else(|| "an unknown time".to_owned(), moment),
        poll_ms: milliseconds(backend.poll_interval(now)),
    })
}

fn buttons(cluster: &ClusterRef, now: &Migration, open: Option<Action>) -> Vec<ButtonView> {
    let in_progress = open.map(|action| format!("{} is in progress.", words::button(action)));
    Action::ALL
        .into_iter()
        .map(|action| ButtonView {
            name: action.as_str().to_owned(),
            label: words::button(action).to_owned(),
            href: routes::dialog_path(cluster, action),
            reason: in_progress
                .clone()
                .or_else(|| judge(action, now).err().map(|refusal| sentence(&refusal.to_string()))),
            danger: action.is_irreversible(),
        })
        .collect()
}

/// Starts with a capital and ends with a full stop.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}

fn arrow(direction: &Direction) -> Arrow {
    match direction {
        Direction::RdsToPolardb => Arrow::ToPolardb,
        Direction::PolardbToRds => Arrow::ToRds,
        Direction::Absent | Direction::Unrecognised(_) => Arrow::None,
    }
}

fn addresses(side: &[Endpoint]) -> Vec<AddressView> {
    let all = side
        .iter()
        .flat_map(|endpoint| endpoint.addresses.iter().map(move |address| (endpoint, address)));
    all.map(|(endpoint, address)| AddressView {
        kind: words::endpoint_kind(&endpoint.kind).to_owned(),
        endpoint: endpoint.id.clone(),
        connection_string: address.connection_string.clone(),
        facts: words::address(address),
    })
    .collect()
}

fn milliseconds(duration: std::time::Duration) -> u32 {
    /// A reading that is just due is not asked for in the very same instant.
    const LEAST: u128 = 50;
    u32::try_from(duration.as_millis().max(LEAST)).unwrap_or(u32::MAX)
}
