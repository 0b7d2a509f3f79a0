//! The two sides and the way the data flows, as a picture.

use leptos::prelude::*;
use migration::{ClusterRef, Direction, Migration};

use super::facts::source_name;
use crate::ui::Toned;
use crate::words::{self, Words};

/// The usual sign for a database.
const CYLINDER: &str = "M3 6c0-4 18-4 18 0v12c0 4-18 4-18 0zM3 6c0 4 18 4 18 0M3 12c0 4 18 4 18 0";

pub fn topology(
    words: &'static Words,
    cluster: &ClusterRef,
    now: &Migration,
) -> impl IntoView + use<> {
    let (arrow, path) = match &now.direction {
        Direction::RdsToPolardb => ("to-polardb", "M4 12H116M106 4L116 12L106 20"),
        Direction::PolardbToRds => ("to-rds", "M116 12H4M14 4L4 12L14 20"),
        Direction::Absent | Direction::Unrecognised(_) => ("none", "M4 12H116"),
    };
    let delay = words::delay(words, now);
    let (rds_mode, cluster_mode) =
        (words::mode(words, &now.rds_mode), words::mode(words, &now.cluster_mode));
    view! {
        <figure class="topology" data-arrow=arrow>
            {side(words.panel.rds, source_name(words, now), rds_mode)}
            <div class="topology__link">
                <span class="topology__delay" data-tone=delay.tone.as_str()>{delay.text}</span>
                <svg class="topology__arrow" viewBox="0 0 120 24" width="120" height="24" aria-hidden="true">
                    <path d=path fill="none" stroke="currentColor" stroke-width="2.5"
                        stroke-linecap="round" stroke-linejoin="round"/>
                </svg>
            </div>
            {side(words.panel.polardb, cluster.id.as_str(), cluster_mode)}
            <figcaption class="visually-hidden">{words.panel.data_flows} {(words.terms.direction)(&now.direction)}</figcaption>
        </figure>
    }
}

fn side(side: &'static str, name: &str, mode: Toned) -> impl IntoView + use<> {
    let (name, Toned { text, tone }) = (name.to_owned(), mode);
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
