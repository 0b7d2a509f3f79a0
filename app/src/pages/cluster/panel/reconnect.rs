//! Connection strings that applications have to change after a switch or a roll back without endpoints.

use leptos::either::Either;
use leptos::prelude::*;
use migration::{Action, Address, Endpoint, Migration, may_pair};

use super::endpoints::addresses;
use super::moved::Moved;
use crate::ui::Copyable;
use crate::words::Words;

/// One connection string, and the one that takes its place if there is one of the same use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reconnect {
    old: String,
    new: Option<String>,
}

/// Empty unless the latest move is over and swapped no names.
pub fn reconnect(now: &Migration, moved: Moved) -> Vec<Reconnect> {
    match moved {
        Moved::Stayed(action) => strings(action, now),
        Moved::Swapped | Moved::NotKnown => Vec::new(),
    }
}

/// Each string of the side applications leave, with the first one of the same use on the side they go to.
/// Nothing swaps, so neither ports nor SSL have to be equal.
fn strings(action: Action, now: &Migration) -> Vec<Reconnect> {
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
    named(old_side)
        .map(|old| Reconnect {
            old: host_and_port(old.1),
            new: named(new_side).find(|new| same_use(&old, new)).map(|new| host_and_port(new.1)),
        })
        .collect()
}

fn named(side: &[Endpoint]) -> impl Iterator<Item = (&Endpoint, &Address)> {
    addresses(side).filter(|(_, address)| !address.connection_string.is_empty())
}

fn host_and_port(address: &Address) -> String {
    format!("{}:{}", address.connection_string, address.port)
}

pub fn list(words: &'static Words, strings: &[Reconnect]) -> Option<impl IntoView + use<>> {
    let rows = strings.iter().map(|it| it.view(words)).collect_view();
    (!strings.is_empty()).then(|| {
        view! {
            <section class="changes">
                <h3>{words.panel.changes}</h3>
                <ul class="plain-list">{rows}</ul>
            </section>
        }
    })
}

impl Reconnect {
    fn view(&self, words: &'static Words) -> impl IntoView + use<> {
        let words = &words.panel;
        let copyable = |text: String| {
            view! { <Copyable text copy=words.copy copied=words.copied/> }
        };
        let new = match self.new.clone() {
            Some(text) => Either::Left(copyable(text)),
            None => Either::Right(view! { <span class="muted">{words.no_match}</span> }),
        };
        view! {
            <li class="change">
                <span class="change__part">
                    <span class="change__label">{words.old}</span> {copyable(self.old.clone())}
                </span>
                <span class="change__part"><span class="change__label">{words.new}</span> {new}</span>
            </li>
        }
    }
}
