//! Endpoints of both sides, and the connection strings applications have to change.

use leptos::either::Either;
use leptos::prelude::*;

use super::copy::CopyButton;
use crate::view::{AddressView, ChangeView, PanelView, PanelWords};

#[component]
pub fn EndpointLists(view: RwSignal<PanelView>, words: StoredValue<PanelWords>) -> impl IntoView {
    view! {
        <div class="endpoints">
            <section class="endpoints__side">
                <h3>{words.with_value(|it| it.rds_endpoints.clone())}</h3>
                {move || side(view.with(|it| it.rds_addresses.clone()), words)}
            </section>
            <section class="endpoints__side">
                <h3>{words.with_value(|it| it.polardb_endpoints.clone())}</h3>
                {move || side(view.with(|it| it.polardb_addresses.clone()), words)}
            </section>
        </div>
    }
}

fn side(addresses: Vec<AddressView>, words: StoredValue<PanelWords>) -> impl IntoView {
    if addresses.is_empty() {
        let none = words.with_value(|it| it.none_listed.clone());
        return Either::Left(view! { <p class="muted">{none}</p> });
    }
    let rows = addresses.into_iter().map(|address| {
        view! {
            <li class="address">
                <p class="address__head">
                    <strong>{address.kind}</strong> " " <span class="muted">{address.endpoint}</span>
                </p>
                <Copyable text=address.connection_string words/>
                <span class="address__facts">{address.facts}</span>
            </li>
        }
    });
    Either::Right(view! { <ul class="plain-list">{rows.collect_view()}</ul> })
}

/// What applications have to change after a switch or roll back without endpoints.
#[component]
pub fn ChangeList(view: RwSignal<PanelView>, words: StoredValue<PanelWords>) -> impl IntoView {
    move || {
        let changes = view.with(|it| it.changes.clone());
        (!changes.is_empty()).then(|| {
            let rows = changes.into_iter().map(|it| change(it, words)).collect_view();
            view! {
                <section class="changes">
                    <h3>{words.with_value(|it| it.changes.clone())}</h3>
                    <ul class="plain-list">{rows}</ul>
                </section>
            }
        })
    }
}

fn change(change: ChangeView, words: StoredValue<PanelWords>) -> impl IntoView {
    let (old, new, no_match) =
        words.with_value(|it| (it.old.clone(), it.new.clone(), it.no_match.clone()));
    let target = match change.new {
        Some(text) => Either::Left(view! { <Copyable text words/> }),
        None => Either::Right(view! { <span class="muted">{no_match}</span> }),
    };
    view! {
        <li class="change">
            <span class="change__part">
                <span class="change__label">{old}</span> <Copyable text=change.old words/>
            </span>
            <span class="change__part"><span class="change__label">{new}</span> {target}</span>
        </li>
    }
}

/// A text and a button that copies it.
#[component]
fn Copyable(text: String, words: StoredValue<PanelWords>) -> impl IntoView {
    let (copy, copied) = words.with_value(|it| (it.copy.clone(), it.copied.clone()));
    let label = format!("{copy} {text}");
    view! {
        <span class="copyable">
            <code>{text}</code> " "
            <CopyButton label copy copied/>
        </span>
    }
}
