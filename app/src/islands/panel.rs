//! The RDS Migration section as markup.

use leptos::either::Either;
use leptos::prelude::*;

use super::endpoints::{ChangeList, EndpointLists};
use super::moment::Moment;
use crate::view::{Arrow, ButtonView, FactView, MomentView, NoticeView, PanelView, PanelWords};

/// `lost` says why there is no newer reading.
#[component]
pub fn Panel(
    view: RwSignal<PanelView>,
    words: StoredValue<PanelWords>,
    lost: RwSignal<Option<String>>,
) -> impl IntoView {
    let error_message = words.with_value(|it| it.error_message.clone());
    view! {
        <div class="panel" aria-busy=move || view.with(|it| it.busy).to_string()>
            <p class="panel__sentence" role="status">{move || view.with(|it| it.sentence.clone())}</p>
            {move || lost.get().map(|why| view! {
                <p class="notice" data-tone="warning" role="alert">{why}</p>
            })}
            {move || view.with(|it| it.notices.clone()).into_iter().map(notice).collect_view()}
            {move || view.with(|it| it.error.clone()).map(|error| view! {
                <p class="notice" data-tone="danger">
                    <strong>{error_message.clone()}</strong><span translate="no">{error}</span>
                </p>
            })}
            <Topology view words/>
            <dl class="facts">
                {move || view.with(|it| it.facts.clone()).into_iter().map(fact).collect_view()}
            </dl>
            <ChangeList view words/>
            <Buttons view/>
            <EndpointLists view words/>
            <p class="panel__read">
                {words.with_value(|it| it.read_at.clone())} " "
                {move || view! { <Moment moment=view.with(|it| it.read_at.clone())/> }}
            </p>
        </div>
    }
}

fn notice(notice: NoticeView) -> impl IntoView {
    let link = notice.link.map(|link| view! { " " <a href=link.href>{link.text}</a> });
    view! { <p class="notice" data-tone=notice.tone.as_str()><span>{notice.text} {link}</span></p> }
}

/// The source, an arrow the way the data flows, the cluster.
#[component]
fn Topology(view: RwSignal<PanelView>, words: StoredValue<PanelWords>) -> impl IntoView {
    let arrow = move || match view.with(|it| it.arrow) {
        Arrow::ToPolardb => "M4 12H56M46 4L56 12L46 20",
        Arrow::ToRds => "M56 12H4M14 4L4 12L14 20",
        Arrow::None => "M4 12H56",
    };
    view! {
        <figure class="topology" data-arrow=move || match view.with(|it| it.arrow) {
            Arrow::ToPolardb => "to-polardb",
            Arrow::ToRds => "to-rds",
            Arrow::None => "none",
        }>
            <div class="topology__node" data-tone=move || view.with(|it| it.rds_mode.tone.as_str())>
                <span class="topology__side">{words.with_value(|it| it.rds.clone())}</span>
                <span class="topology__name">{move || view.with(|it| it.source.clone())}</span>
                <span class="topology__mode">{move || view.with(|it| it.rds_mode.text.clone())}</span>
            </div>
            <svg class="topology__arrow" viewBox="0 0 60 24" width="60" height="24" aria-hidden="true">
                <path d=arrow fill="none" stroke="currentColor" stroke-width="2.5"
                    stroke-linecap="round" stroke-linejoin="round"/>
            </svg>
            <div class="topology__node" data-tone=move || view.with(|it| it.polardb_mode.tone.as_str())>
                <span class="topology__side">{words.with_value(|it| it.polardb.clone())}</span>
                <span class="topology__name">{move || view.with(|it| it.cluster.clone())}</span>
                <span class="topology__mode">{move || view.with(|it| it.polardb_mode.text.clone())}</span>
            </div>
            <figcaption class="visually-hidden">
                {words.with_value(|it| it.data_flows.clone())}
                {move || view.with(|it| it.direction.clone())}
            </figcaption>
        </figure>
    }
}

fn fact(fact: FactView) -> impl IntoView {
    let note = fact.note.map(|note| {
        view! { " " <span class="tag" data-tone=note.tone.as_str()>{note.text}</span> }
    });
    let text = fact.value.text;
    let value = match fact.at {
        Some(at) => Either::Left(view! { <Moment moment=MomentView { text, at: Some(at) }/> }),
        None => Either::Right(text),
    };
    view! {
        <div class="facts__item">
            <dt>{fact.term}</dt>
            <dd>
                <span class="value" data-tone=fact.value.tone.as_str()>{value}</span>
                {note}
            </dd>
        </div>
    }
}

/// Every action stays visible; one that is not possible now says why.
#[component]
fn Buttons(view: RwSignal<PanelView>) -> impl IntoView {
    view! {
        <form class="actions" method="get">
            <input type="hidden" name="region" value=view.with_untracked(|it| it.region.clone())/>
            {view.with_untracked(|it| it.profile.clone()).map(|profile| view! {
                <input type="hidden" name="profile" value=profile/>
            })}
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
