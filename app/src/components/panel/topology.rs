//! The two sides and the way the data flows, as a picture.

use leptos::prelude::*;

use crate::view::{Arrow, PanelView, Toned};

/// A database as everybody draws it.
const CYLINDER: &str = "M3 6c0-4 18-4 18 0v12c0 4-18 4-18 0zM3 6c0 4 18 4 18 0M3 12c0 4 18 4 18 0";

pub fn topology(view: &PanelView) -> impl IntoView + use<> {
    let words = &view.words;
    let (arrow, path) = match view.arrow {
        Arrow::ToPolardb => ("to-polardb", "M4 12H116M106 4L116 12L106 20"),
        Arrow::ToRds => ("to-rds", "M116 12H4M14 4L4 12L14 20"),
        Arrow::None => ("none", "M4 12H116"),
    };
    view! {
        <figure class="topology" data-arrow=arrow>
            {side(&words.rds, &view.source, &view.rds_mode)}
            <div class="topology__link">
                <span class="topology__delay" data-tone=view.delay.tone.as_str()>{view.delay.text.clone()}</span>
                <svg class="topology__arrow" viewBox="0 0 120 24" width="120" height="24" aria-hidden="true">
                    <path d=path fill="none" stroke="currentColor" stroke-width="2.5"
                        stroke-linecap="round" stroke-linejoin="round"/>
                </svg>
            </div>
            {side(&words.polardb, &view.cluster, &view.polardb_mode)}
            <figcaption class="visually-hidden">{words.data_flows.clone()} {view.direction.clone()}</figcaption>
        </figure>
    }
}

fn side(side: &str, name: &str, mode: &Toned) -> impl IntoView + use<> {
    let (side, name, Toned { text, tone }) = (side.to_owned(), name.to_owned(), mode.clone());
    view! {
        <div class="topology__node" data-tone=tone.as_str()>
            <svg class="topology__database" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
                <path d=CYLINDER fill="none" stroke="currentColor" stroke-width="1.6"/>
            </svg>
            <span class="topology__side">{side}</span>
            <span class="topology__name">{name}</span>
            <span class="topology__mode">{text}</span>
        </div>
    }
}
