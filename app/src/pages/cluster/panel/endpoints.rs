//! The endpoints of both sides.

use leptos::either::Either;
use leptos::prelude::*;
use migration::{Address, Endpoint, Migration};

use crate::ui::Copyable;
use crate::words::Words;

pub fn lists(words: &'static Words, now: &Migration) -> impl IntoView + use<> {
    let say = &words.panel;
    view! {
        <div class="endpoints">
            <section class="endpoints__side">
                <h3>{say.rds_endpoints}</h3>
                {side(words, &now.rds_endpoints)}
            </section>
            <section class="endpoints__side">
                <h3>{say.polardb_endpoints}</h3>
                {side(words, &now.polardb_endpoints)}
            </section>
        </div>
    }
}

fn side(words: &'static Words, endpoints: &[Endpoint]) -> impl IntoView + use<> {
    let mut addresses = addresses(endpoints).peekable();
    if addresses.peek().is_none() {
        return Either::Left(view! { <p class="muted">{words.panel.none_listed}</p> });
    }
    let rows = addresses.map(|(endpoint, address)| {
        let kind = (words.terms.endpoint_kind)(&endpoint.kind);
        let (copy, copied) = (words.panel.copy, words.panel.copied);
        view! {
            <li class="address">
                <p class="address__head"><strong>{kind}</strong> " " <span class="muted">{endpoint.id.clone()}</span></p>
                <Copyable text=address.connection_string.clone() copy copied/>
                <span class="address__facts">{(words.terms.address)(address)}</span>
            </li>
        }
    });
    Either::Right(view! { <ul class="plain-list">{rows.collect_view()}</ul> })
}

/// Each address of a side with its endpoint.
pub fn addresses(side: &[Endpoint]) -> impl Iterator<Item = (&Endpoint, &Address)> {
    side.iter()
        .flat_map(|endpoint| endpoint.addresses.iter().map(move |address| (endpoint, address)))
}
