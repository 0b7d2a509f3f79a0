//! The RDS Migration section as markup.

use leptos::either::Either;
use leptos::prelude::*;

use super::endpoints::{ChangeList, EndpointLists};
use crate::view::{Arrow, ButtonView, PanelView, Toned};

#[component]
pub fn Panel(view: RwSignal<PanelView>, lost: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="panel" aria-busy=move || view.with(|it| it.busy).to_string()>
            <p class="panel__sentence" role="status">{move || view.with(|it| it.sentence.clone())}</p>
            {move || lost.get().then(|| view! {
                <p class="notice" data-tone="warning" role="alert">
                    "The console's server does not answer. What is shown may be old; asking again."
                </p>
            })}
            {move || view.with(|it| it.notices.clone()).into_iter().map(|notice| view! {
                <p class="notice" data-tone=notice.tone.as_str()>{notice.text}</p>
            }).collect_view()}
            {move || view.with(|it| it.error.clone()).map(|error| view! {
                <p class="notice" data-tone="danger"><strong>"Error Message: "</strong>{error}</p>
            })}
            <Topology view/>
            <Facts view/>
            <ChangeList view/>
            <Buttons view/>
            <EndpointLists view/>
            <p class="panel__read">"Read at " {move || view.with(|it| it.read_at.clone())}</p>
        </div>
    }
}

/// The source, an arrow the way the data flows, the cluster.
#[component]
fn Topology(view: RwSignal<PanelView>) -> impl IntoView {
    let arrow = move || match view.with(|it| it.arrow) {
        Arrow::ToPolardb => "M4 12H56M46 4L56 12L46 20",
        Arrow::ToRds => "M56 12H4M14 4L4 12L14 20",
        Arrow::None => "M4 12H56",
    };
    let label = move || view.with(|it| it.direction.clone());
    view! {
        <figure class="topology" data-arrow=move || match view.with(|it| it.arrow) {
            Arrow::ToPolardb => "to-polardb",
            Arrow::ToRds => "to-rds",
            Arrow::None => "none",
        }>
            <div class="topology__node" data-tone=move || view.with(|it| it.rds_mode.tone.as_str())>
                <span class="topology__side">"ApsaraDB RDS"</span>
                <span class="topology__name">{move || view.with(|it| it.source.clone())}</span>
                <span class="topology__mode">{move || view.with(|it| it.rds_mode.text.clone())}</span>
            </div>
            <svg class="topology__arrow" viewBox="0 0 60 24" width="60" height="24" aria-hidden="true">
                <path d=arrow fill="none" stroke="currentColor" stroke-width="2.5"
                    stroke-linecap="round" stroke-linejoin="round"/>
            </svg>
            <div class="topology__node" data-tone=move || view.with(|it| it.polardb_mode.tone.as_str())>
                <span class="topology__side">"PolarDB"</span>
                <span class="topology__name">{move || view.with(|it| it.cluster.clone())}</span>
                <span class="topology__mode">{move || view.with(|it| it.polardb_mode.text.clone())}</span>
            </div>
            <figcaption class="visually-hidden">"Data flows: " {label}</figcaption>
        </figure>
    }
}

#[component]
fn Facts(view: RwSignal<PanelView>) -> impl IntoView {
    let expires = move || {
        view.with(|it| it.expiry.clone()).map_or_else(
            || Either::Left("No deadline"),
            |expiry| {
                Either::Right(view! {
                    <time datetime=expiry.iso>{expiry.text}</time>
                    " "
                    <span class="tag" data-tone=expiry.left.tone.as_str()>{expiry.left.text}</span>
                })
            },
        )
    };
    view! {
        <dl class="facts">
            <TonedFact term="Migration Status" value=move || view.with(|it| it.status.clone())/>
            <Fact term="Source RDS Instance" value=move || view.with(|it| it.source.clone())/>
            <TonedFact term="Source RDS Read/Write Status" value=move || view.with(|it| it.rds_mode.clone())/>
            <TonedFact term="PolarDB Read/Write Status" value=move || view.with(|it| it.polardb_mode.clone())/>
            <TonedFact term="Replication Delay" value=move || view.with(|it| it.delay.clone())/>
            <Fact term="Replication Direction" value=move || view.with(|it| it.direction.clone())/>
            <div class="facts__item"><dt>"Expires"</dt><dd>{expires}</dd></div>
        </dl>
    }
}

#[component]
fn Fact(
    term: &'static str,
    value: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    view! { <div class="facts__item"><dt>{term}</dt><dd>{value}</dd></div> }
}

#[component]
fn TonedFact(
    term: &'static str,
    value: impl Fn() -> Toned + Copy + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <div class="facts__item">
            <dt>{term}</dt>
            <dd><span class="tag" data-tone=move || value().tone.as_str()>{move || value().text}</span></dd>
        </div>
    }
}

/// Every action stays visible; one that is not possible now says why.
#[component]
fn Buttons(view: RwSignal<PanelView>) -> impl IntoView {
    view! {
        <form class="actions" method="get">
            <input type="hidden" name="region" value=move || view.with(|it| it.region.clone())/>
            {move || view.with(|it| it.buttons.clone()).into_iter().map(action_button).collect_view()}
        </form>
    }
}

fn action_button(button: ButtonView) -> impl IntoView {
    let reason_id = format!("{}-reason", button.name);
    let disabled = button.reason.is_some();
    view! {
        <div class="actions__item">
            <button
                id=button.name
                class="button"
                data-danger=button.danger.to_string()
                formaction=button.href
                disabled=disabled
                aria-describedby=disabled.then(|| reason_id.clone())
            >
                {button.label}
            </button>
            <p class="actions__reason" id=reason_id>{button.reason.unwrap_or_default()}</p>
        </div>
    }
}
