//! The RDS Migration section as markup. It travels again with every reading, and the browser makes what it shows like it:
//! see `islands/morph.rs`.

mod curve;
mod endpoints;
mod progress;
mod readiness;
mod topology;

use leptos::either::Either;
use leptos::prelude::*;

use crate::clock::ClockView;
use crate::ui::Moment;
use crate::view::{ButtonView, FactView, MomentView, NoticeView, PanelView, PanelWords};

/// The parts whose clocks run on know how late it is.
pub fn panel(view: &PanelView) -> AnyView {
    let PanelView { words, age, .. } = view;
    let facts = view.facts.iter().map(|it| fact(it, *age)).collect_view();
    let parts = [
        lost(words).into_any(),
        view.notices.iter().map(notice).collect_view().into_any(),
        error(view).into_any(),
        topology::topology(view).into_any(),
        view.progress.as_ref().map(|it| progress::progress(it, *age)).into_any(),
        view! { <dl class="facts">{facts}</dl> }.into_any(),
        view.readiness.as_ref().map(|it| readiness::readiness(it, *age)).into_any(),
        view.curve.as_ref().map(curve::curve).into_any(),
        endpoints::changes(view).into_any(),
        buttons(view).into_any(),
        endpoints::lists(view).into_any(),
        read_at(view).into_any(),
    ];
    view! {
        <div class="panel" id="panel" aria-busy=view.busy.to_string() data-age=age.to_string()
            data-poll-ms=view.poll_ms.to_string()>
            <p class="panel__sentence" role="status">{view.sentence.clone()}</p>
            {parts.collect_view()}
        </div>
    }
    .into_any()
}

/// Where the browser says why there is no newer reading.
fn lost(words: &PanelWords) -> impl IntoView + use<> {
    let PanelWords { no_answer, not_read, not_understood, refresh, .. } = words.clone();
    view! {
        <p class="notice" id="lost" data-tone="warning" role="alert" hidden
            data-no-answer=no_answer data-not-read=not_read data-not-understood=not_understood>
            <span><span id="lost-why"></span> " " <a id="lost-refresh" href=refresh.href hidden>{refresh.text}</a></span>
        </p>
    }
}

fn error(view: &PanelView) -> Option<impl IntoView + use<>> {
    let error = view.error.clone()?;
    let message = view.words.error_message.clone();
    let remedy = view.remedy.clone().map(|remedy| view! { <span>{remedy}</span> });
    Some(view! {
        <p class="notice" data-tone="danger">
            <strong>{message}</strong><span translate="no">{error}</span>{remedy}
        </p>
    })
}

/// When the reading was, and how old it is.
fn read_at(view: &PanelView) -> impl IntoView + use<> {
    let words = &view.words;
    let ago = ClockView { text: words.ago.clone(), seconds: 0, counts_down: false };
    view! {
        <p class="panel__read">
            {words.read_at.clone()} " " <Moment moment=view.read_at.clone()/> " " {clock(&ago, view.age)}
        </p>
    }
}

/// A clock that runs on between readings.
fn clock(clock: &ClockView, late: u32) -> impl IntoView + use<> {
    let ClockView { text, seconds, counts_down } = clock.clone();
    let now = clock.after(late);
    view! {
        <span class="clock" role="timer" data-clock=text data-seconds=seconds.to_string()
            data-down=counts_down.then_some("")>{now}</span>
    }
}

fn notice(notice: &NoticeView) -> impl IntoView + use<> {
    let NoticeView { text, tone, link } = notice.clone();
    let link = link.map(|link| view! { " " <a href=link.href>{link.text}</a> });
    view! { <p class="notice" data-tone=tone.as_str()><span>{text} {link}</span></p> }
}

fn fact(fact: &FactView, late: u32) -> impl IntoView + use<> {
    let FactView { term, value, at, note, clock: running, link } = fact.clone();
    let note = note.map(|note| {
        let text = match &running {
            Some(running) => Either::Left(clock(running, late)),
            None => Either::Right(note.text),
        };
        view! { " " <span class="tag" data-tone=note.tone.as_str()>{text}</span> }
    });
    let link = link.map(|link| view! { " " <a class="facts__link" href=link.href>{link.text}</a> });
    let (text, tone) = (value.text, value.tone.as_str());
    let value = match at {
        Some(at) => Either::Left(view! { <Moment moment=MomentView { text, at: Some(at) }/> }),
        None => Either::Right(text),
    };
    view! {
        <div class="facts__item">
            <dt>{term}</dt>
            <dd><span class="value" data-tone=tone>{value}</span> {note} {link}</dd>
        </div>
    }
}

/// Every action stays visible; one that is not possible now says why.
fn buttons(view: &PanelView) -> impl IntoView + use<> {
    let profile = view.profile.clone();
    let profile = profile.map(|it| view! { <input type="hidden" name="profile" value=it/> });
    view! {
        <form class="actions" method="get">
            <input type="hidden" name="region" value=view.region.clone()/>
            {profile}
            {view.buttons.iter().map(button).collect_view()}
        </form>
    }
}

fn button(button: &ButtonView) -> impl IntoView + use<> {
    let ButtonView { name, label, href, reason, danger } = button.clone();
    let reason_id = format!("{name}-reason");
    let disabled = reason.is_some();
    view! {
        <div class="actions__item">
            <button
                id=name
                class="button"
                data-danger=danger.to_string()
                formaction=href
                disabled=disabled
                aria-describedby=disabled.then(|| reason_id.clone())
            >
                {label}
            </button>
            <p class="actions__reason" id=reason_id>{reason.unwrap_or_default()}</p>
        </div>
    }
}
