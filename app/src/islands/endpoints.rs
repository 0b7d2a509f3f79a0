//! Endpoints of both sides, and the connection strings applications have to change.

use leptos::either::Either;
use leptos::prelude::*;

use crate::view::{AddressView, ChangeView, PanelView};

#[component]
pub fn EndpointLists(view: RwSignal<PanelView>) -> impl IntoView {
    view! {
        <div class="endpoints">
            <section class="endpoints__side">
                <h3>"Source RDS endpoints"</h3>
                {move || side(view.with(|it| it.rds_addresses.clone()))}
            </section>
            <section class="endpoints__side">
                <h3>"PolarDB endpoints"</h3>
                {move || side(view.with(|it| it.polardb_addresses.clone()))}
            </section>
        </div>
    }
}

fn side(addresses: Vec<AddressView>) -> impl IntoView {
    if addresses.is_empty() {
        return Either::Left(view! { <p class="muted">"None listed."</p> });
    }
    let rows = addresses.into_iter().map(|address| {
        view! {
            <li class="address">
                <p class="address__head">
                    <strong>{address.kind}</strong> " " <span class="muted">{address.endpoint}</span>
                </p>
                <code>{address.connection_string.clone()}</code>
                <CopyButton text=address.connection_string/>
                <span class="address__facts">{address.facts}</span>
            </li>
        }
    });
    Either::Right(view! { <ul class="plain-list">{rows.collect_view()}</ul> })
}

/// What applications have to change after a switch or roll back without endpoints.
#[component]
pub fn ChangeList(view: RwSignal<PanelView>) -> impl IntoView {
    move || {
        let changes = view.with(|it| it.changes.clone());
        (!changes.is_empty()).then(|| {
            view! {
                <section class="changes">
                    <h3>"Connection strings to change now"</h3>
                    <ul class="plain-list">{changes.into_iter().map(change).collect_view()}</ul>
                </section>
            }
        })
    }
}

fn change(change: ChangeView) -> impl IntoView {
    let new = match change.new {
        Some(new) => Either::Left(view! { <code>{new.clone()}</code> <CopyButton text=new/> }),
        None => Either::Right(
            view! { <span class="muted">"no matching endpoint; choose one below"</span> },
        ),
    };
    view! {
        <li class="change">
            <span class="change__part"><span class="change__label">"Old"</span><code>{change.old}</code></span>
            <span class="change__part"><span class="change__label">"New"</span>{new}</span>
        </li>
    }
}

/// Needs scripts, and is hidden until they run.
#[component]
fn CopyButton(text: String) -> impl IntoView {
    let copied = RwSignal::new(false);
    let label = format!("Copy {text}");
    #[cfg(feature = "hydrate")]
    let copy = move |_| {
        let promise = window().navigator().clipboard().write_text(&text);
        leptos::task::spawn_local(async move {
            let done = wasm_bindgen_futures::JsFuture::from(promise).await.is_ok();
            copied.set(done);
        });
    };
    #[cfg(feature = "ssr")]
    let copy = |_| ();
    view! {
        <button type="button" class="copy" aria-label=label on:click=copy>
            {move || if copied.get() { "Copied" } else { "Copy" }}
        </button>
    }
}
