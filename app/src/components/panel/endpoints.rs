//! Endpoints of both sides, and the connection strings applications have to change.

use leptos::either::Either;
use leptos::prelude::*;

use crate::ui::CopyButton;
use crate::view::{AddressView, ChangeView, PanelView, PanelWords};

pub fn lists(view: &PanelView) -> impl IntoView + use<> {
    let words = &view.words;
    view! {
        <div class="endpoints">
            <section class="endpoints__side">
                <h3>{words.rds_endpoints.clone()}</h3>
                {side(&view.rds_addresses, words)}
            </section>
            <section class="endpoints__side">
                <h3>{words.polardb_endpoints.clone()}</h3>
                {side(&view.polardb_addresses, words)}
            </section>
        </div>
    }
}

fn side(addresses: &[AddressView], words: &PanelWords) -> impl IntoView + use<> {
    if addresses.is_empty() {
        let none = words.none_listed.clone();
        return Either::Left(view! { <p class="muted">{none}</p> });
    }
    let rows = addresses.iter().map(|address| {
        let AddressView { kind, endpoint, connection_string, facts } = address.clone();
        view! {
            <li class="address">
                <p class="address__head"><strong>{kind}</strong> " " <span class="muted">{endpoint}</span></p>
                {copyable(connection_string, words)}
                <span class="address__facts">{facts}</span>
            </li>
        }
    });
    Either::Right(view! { <ul class="plain-list">{rows.collect_view()}</ul> })
}

/// What applications have to change after a switch or roll back without endpoints.
pub fn changes(view: &PanelView) -> Option<impl IntoView + use<>> {
    let words = &view.words;
    let rows = view.changes.iter().map(|it| change(it, words)).collect_view();
    (!view.changes.is_empty()).then(|| {
        view! {
            <section class="changes">
                <h3>{words.changes.clone()}</h3>
                <ul class="plain-list">{rows}</ul>
            </section>
        }
    })
}

fn change(change: &ChangeView, words: &PanelWords) -> impl IntoView + use<> {
    let target = match change.new.clone() {
        Some(text) => Either::Left(copyable(text, words)),
        None => Either::Right(view! { <span class="muted">{words.no_match.clone()}</span> }),
    };
    view! {
        <li class="change">
            <span class="change__part">
                <span class="change__label">{words.old.clone()}</span> {copyable(change.old.clone(), words)}
            </span>
            <span class="change__part"><span class="change__label">{words.new.clone()}</span> {target}</span>
        </li>
    }
}

/// A text and a button that copies it.
fn copyable(text: String, words: &PanelWords) -> impl IntoView + use<> {
    let (copy, copied) = (words.copy.clone(), words.copied.clone());
    let label = format!("{copy} {text}");
    view! {
        <span class="copyable">
            <code>{text}</code> " "
            <CopyButton label copy copied/>
        </span>
    }
}
