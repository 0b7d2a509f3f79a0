//! The two sides and the way the data flows, as a picture.

use leptos::prelude::*;

use crate::view::{Arrow, PanelView, PanelWords, Toned};

/// A database as everybody draws it.
const CYLINDER: &str = "M3 6c0-4 18-4 18 0v12c0 4-18 4-18 0zM3 6c0 4 18 4 18 0M3 12c0 4 18 4 18 0";

#[component]
pub fn Topology(view: RwSignal<PanelView>, words: StoredValue<PanelWords>) -> impl IntoView {
    let arrow = move || match view.with(|it| it.arrow) {
        Arrow::ToPolardb => "M4 12H116M106 4L116 12L106 20",
        Arrow::ToRds => "M116 12H4M14 4L4 12L14 20",
        Arrow::None => "M4 12H116",
    };
    view! {
        <figure class="topology" data-arrow=move || match view.with(|it| it.arrow) {
            Arrow::ToPolardb => "to-polardb",
            Arrow::ToRds => "to-rds",
            Arrow::None => "none",
        }>
            <Side
                side=words.with_value(|it| it.rds.clone())
                name=move || view.with(|it| it.source.clone())
                mode=move || view.with(|it| it.rds_mode.clone())
            />
            <div class="topology__link">
                <span class="topology__delay" data-tone=move || view.with(|it| it.delay.tone.as_str())>
                    {move || view.with(|it| it.delay.text.clone())}
                </span>
                <svg class="topology__arrow" viewBox="0 0 120 24" width="120" height="24" aria-hidden="true">
                    <path d=arrow fill="none" stroke="currentColor" stroke-width="2.5"
                        stroke-linecap="round" stroke-linejoin="round"/>
                </svg>
            </div>
            <Side
                side=words.with_value(|it| it.polardb.clone())
                name=move || view.with(|it| it.cluster.clone())
                mode=move || view.with(|it| it.polardb_mode.clone())
            />
            <figcaption class="visually-hidden">
                {words.with_value(|it| it.data_flows.clone())}
                {move || view.with(|it| it.direction.clone())}
            </figcaption>
        </figure>
    }
}

#[component]
fn Side(
    side: String,
    name: impl Fn() -> String + Send + Sync + Copy + 'static,
    mode: impl Fn() -> Toned + Send + Sync + Copy + 'static,
) -> impl IntoView {
    view! {
        <div class="topology__node" data-tone=move || mode().tone.as_str()>
            <svg class="topology__database" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
                <path d=CYLINDER fill="none" stroke="currentColor" stroke-width="1.6"/>
            </svg>
            <span class="topology__side">{side}</span>
            <span class="topology__name">{name}</span>
            <span class="topology__mode">{move || mode().text}</span>
        </div>
    }
}
