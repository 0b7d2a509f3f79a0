//! The emulator's clock: pause, speed, and moves to what comes next.

use backend::{EmulatedTime, LabField, LabForm};
use leptos::prelude::*;

use super::form::{LOOK_MS, Posted, change, lab_form, name, text_field};
use crate::ui::moment;
use crate::words::words;

const FORM: LabForm = LabForm::Clock;

#[component]
pub fn Clock(clock: EmulatedTime, posted: Posted) -> impl IntoView {
    let words = &words().lab.clock;
    let wanted = posted.text(FORM, LabField::Change);
    // Each form shows what was posted by itself only.
    let of = |word: &str| match wanted.as_deref() {
        Some(wanted) if wanted != word => Posted(None),
        _ => posted.clone(),
    };
    let speed = lab_form(
        FORM,
        "line",
        view! {
            {text_field(&of("speed"), FORM, LabField::Speed, &clock.speed.to_string(), true)}
            {change("speed", words.set_speed)}
        }
        .into_any(),
    );
    let steps = words.steps.map(|(label, seconds)| view! {
        <button class="button" name=name(LabField::Seconds) value=seconds.to_string()>{label}</button>
    });
    let by_steps = lab_form(
        FORM,
        "line",
        view! {
            <input type="hidden" name=name(LabField::Change) value="advance"/>
            <span class="line__label" id="advance-by">{words.advance_by}</span>
            {steps}
        }
        .into_any(),
    );
    let by_seconds = lab_form(
        FORM,
        "line",
        view! {
            {text_field(&of("advance"), FORM, LabField::Seconds, "", true)}
            {change("advance", words.advance)}
        }
        .into_any(),
    );
    let to_events = lab_form(
        FORM,
        "line",
        view! {
            {change("next-end", words.next_end)}
            {change("next-deadline", words.next_deadline)}
        }
        .into_any(),
    );
    view! {
        <p class="muted">{words.about}</p>
        <div id="clock-now" class="lab__now" data-follow=LOOK_MS><Now clock/></div>
        <div class="lab__forms">{speed} {by_seconds}</div>
        {by_steps}
        {to_events}
    }
}

#[component]
fn Now(clock: EmulatedTime) -> impl IntoView {
    let words = &words().lab.clock;
    let (tone, state, verb, label) = match clock.paused {
        true => ("warning", words.stands, "resume", words.resume),
        false => ("good", words.runs, "pause", words.pause),
    };
    view! {
        <dl class="facts">
            <div class="facts__item">
                <dt>{words.now}</dt>
                <dd class="lab__now-time"><time datetime=clock.now.to_string()>{moment(clock.now)}</time></dd>
            </div>
            <div class="facts__item"><dt>{words.speed}</dt><dd>{(words.times)(clock.speed)}</dd></div>
            <div class="facts__item">
                <dt>{words.state}</dt>
                <dd><span class="tag" data-tone=tone>{state}</span></dd>
            </div>
        </dl>
        {lab_form(FORM, "line", change(verb, label).into_any())}
    }
}
