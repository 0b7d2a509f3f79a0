use leptos::prelude::*;
use migration::{ClusterRef, ClusterState};

use super::{dts, release};
use crate::routes;
use crate::words::words;

/// The ways to these pages, each with the reason where nothing can be done there now.
#[component]
pub fn More(cluster: ClusterRef, state: ClusterState) -> impl IntoView {
    let words = words();
    let links = [
        (routes::dts(&cluster), words.dts.link, dts::refusal(&state)),
        (routes::release(&cluster), words.release.link, release::refusal(&state)),
    ];
    let items = links.map(|(href, text, refusal)| {
        let why = refusal.map(|refusal| (words.terms.sentence)(&(words.rules.change_refusal)(&refusal)));
        view! { <li><a href=href>{text}</a> {why.map(|why| view! { <p class="muted">{why}</p> })}</li> }
    });
    view! {
        <section class="more" aria-labelledby="more">
            <h3 id="more">{words.cluster.more}</h3>
            <ul class="plain-list">{items}</ul>
        </section>
    }
}
