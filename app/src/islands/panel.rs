//! The RDS Migration section as markup.

use leptos::either::Either;
use leptos::prelude::*;

use super::curve::Curve;
use super::endpoints::{ChangeList, EndpointLists};
use super::moment::Moment;
use super::progress::Progress;
use super::readiness::Readiness;
use super::topology::Topology;
use crate::view::{
    ButtonView, ClockView, FactView, MomentView, NoticeView, PanelView, PanelWords, digits,
};

/// What the section shows, which changes by itself.
#[derive(Clone, Copy)]
pub struct Shown {
    pub view: RwSignal<PanelView>,
    /// Seconds since the reading.
    pub late: RwSignal<u32>,
    pub lost: RwSignal<Option<Lost>>,
}

/// Why there is no newer reading.
#[derive(Clone, PartialEq, Eq)]
pub struct Lost {
    pub why: String,
    /// Whether only a new page can help.
    pub refresh: bool,
}

#[component]
pub fn Panel(shown: Shown, words: StoredValue<PanelWords>) -> impl IntoView {
    let Shown { view, late, lost } = shown;
    let error_message = words.with_value(|it| it.error_message.clone());
    let lost = move || lost.get().map(|lost| loss(lost, words));
    view! {
        <div class="panel" aria-busy=move || view.with(|it| it.busy).to_string()>
            <p class="panel__sentence" role="status">{move || view.with(|it| it.sentence.clone())}</p>
            {lost}
            {move || view.with(|it| it.notices.clone()).into_iter().map(notice).collect_view()}
            {move || view.with(|it| it.error.clone()).map(|error| view! {
                <p class="notice" data-tone="danger">
                    <strong>{error_message.clone()}</strong><span translate="no">{error}</span>
                    {view.with(|it| it.remedy.clone()).map(|remedy| view! { <span>{remedy}</span> })}
                </p>
            })}
            <Topology view words/>
            <Progress view late/>
            <dl class="facts">
                {move || view.with(|it| it.facts.clone()).into_iter().map(|it| fact(it, late)).collect_view()}
            </dl>
            <Readiness view late/>
            <Curve view/>
            <ChangeList view words/>
            <Buttons view/>
            <EndpointLists view words/>
            <p class="panel__read">
                {words.with_value(|it| it.read_at.clone())} " "
                {move || view! { <Moment moment=view.with(|it| it.read_at.clone())/> }}
                " " <span role="timer">{move || ago(words, late.get())}</span>
            </p>
        </div>
    }
}

/// How old the reading is.
fn ago(words: StoredValue<PanelWords>, late: u32) -> String {
    words.with_value(|it| it.ago.replace("{}", &digits(late)))
}

fn loss(lost: Lost, words: StoredValue<PanelWords>) -> impl IntoView {
    let refresh = lost.refresh.then(|| {
        let link = words.with_value(|it| it.refresh.clone());
        view! { " " <a href=link.href>{link.text}</a> }
    });
    view! { <p class="notice" data-tone="warning" role="alert"><span>{lost.why} {refresh}</span></p> }
}

/// A clock that runs on between readings.
pub fn clock(clock: ClockView, late: RwSignal<u32>) -> impl IntoView {
    view! { <span class="clock" role="timer">{move || clock.after(late.get())}</span> }
}

fn notice(notice: NoticeView) -> impl IntoView {
    let link = notice.link.map(|link| view! { " " <a href=link.href>{link.text}</a> });
    view! { <p class="notice" data-tone=notice.tone.as_str()><span>{notice.text} {link}</span></p> }
}

pub fn fact(fact: FactView, late: RwSignal<u32>) -> impl IntoView {
    let running = fact.clock;
    let note = fact.note.map(|note| {
        let text = match running {
            Some(running) => Either::Left(clock(running, late)),
            None => Either::Right(note.text),
        };
        view! { " " <span class="tag" data-tone=note.tone.as_str()>{text}</span> }
    });
    let link =
        fact.link.map(|link| view! { " " <a class="facts__link" href=link.href>{link.text}</a> });
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
                {note} {link}
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
