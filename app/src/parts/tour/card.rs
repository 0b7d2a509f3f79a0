//! The tour in the lab, and in the dialogs that it leads to.

use leptos::prelude::*;
use migration::{Action, ClusterRef};

use super::keepsake::Keepsake;
use crate::routes;
use crate::words::words;

/// Whether the visitor sees the panel.
pub fn is_on_tour() -> bool {
    matches!(Keepsake::here(), Some(Keepsake::At { left: false, .. }))
}

/// The tour in the lab: begun, resumed, or begun again.
#[component]
pub fn TourCard() -> impl IntoView {
    let words = &words().tour;
    let under_way = match Keepsake::here() {
        Some(Keepsake::At { cluster, left: true, .. }) => Some(view! {
            <p>{(words.under_way)(cluster.as_str())}</p>
            <form class="tour__buttons" method="post" action=routes::TOUR>
                <input type="hidden" name="back" value=routes::LAB/>
                <button class="button button--primary" name="change" value="resume">{words.resume}</button>
            </form>
        }),
        _ => None,
    };
    view! {
        <p class="muted">{words.about}</p>
        {under_way}
        <form class="tour__buttons" method="post" action=routes::TOUR>
            <input type="hidden" name="back" value=routes::LAB/>
            <label class="tick"><input type="checkbox" name="fresh" value="yes"/>{words.fresh}</label>
            <button class="button" name="change" value="start">{words.start}</button>
        </form>
    }
}

/// What to do in a dialog the tour leads to. `None` if the visitor is not on the tour.
#[component]
pub fn TourHint(cluster: ClusterRef, action: Action, posted: bool) -> impl IntoView {
    let Some(Keepsake::At { region, cluster: id, left: false, .. }) = Keepsake::here() else {
        return None;
    };
    if (&region, &id) != (&cluster.region, &cluster.id) {
        return None;
    }
    let words = &words().tour;
    let text = if posted { words.posted } else { (words.dialog)(action) };
    Some(view! { <p class="notice" data-tone="busy">{text}</p> })
}
