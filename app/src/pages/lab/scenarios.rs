//! Scenarios, snapshots and the reset.

use backend::{LabField, LabForm, RESET_WORD};
use leptos::prelude::*;

use super::form::{Posted, confirmation, lab_form, name, text_field};
use crate::routes;
use crate::words::words;

#[component]
pub fn Scenarios(
    scenario: String,
    scenarios: Vec<String>,
    snapshots: Vec<String>,
    posted: Posted,
) -> impl IntoView {
    let words = &words().lab.scenarios;
    let chosen = posted.text(LabForm::Load, LabField::Scenario).unwrap_or(scenario.clone());
    let options = scenarios.into_iter().map(|name| {
        let text = match (words.contents)(&name) {
            Some(contents) => format!("{name}: {contents}"),
            None => name.clone(),
        };
        let selected = name == chosen;
        view! { <option value=name selected=selected translate="no">{text}</option> }
    });
    let load = view! {
        <label class="field">{(crate::words::words().lab.field)(LabField::Scenario)}
            <select name=name(LabField::Scenario)>{options.collect_view()}</select>
        </label>
        {confirmation(&posted, LabForm::Load)}
        <div class="line"><button class="button">{words.load}</button></div>
    };
    let paste = view! {
        <label class="field">{words.paste}
            <textarea name=name(LabField::Text) rows="6" spellcheck="false">{posted.text(LabForm::Paste, LabField::Text)}</textarea>
        </label>
        {confirmation(&posted, LabForm::Paste)}
        <div class="line"><button class="button">{words.load_text}</button></div>
    };
    view! {
        <p class="muted">{words.about}</p>
        <p>{(words.there_is)(&scenario)}</p>
        <div class="lab__columns">
            {lab_form(LabForm::Load, "lab__form", load.into_any())}
            <div class="lab__form">
                <h3>{words.snapshots}</h3>
                <p class="muted">{words.about_snapshots}</p>
                <Snapshots snapshots posted=posted.clone()/>
            </div>
            <div class="lab__form">
                <h3>{words.files}</h3>
                <p><a href=routes::LAB_SCENARIO download="scenario.toml">{words.download}</a></p>
                {lab_form(LabForm::Paste, "lab__form", paste.into_any())}
            </div>
        </div>
    }
}

#[component]
fn Snapshots(snapshots: Vec<String>, posted: Posted) -> impl IntoView {
    let words = &words().lab.scenarios;
    let keep = view! {
        {text_field(&posted, LabForm::Snapshot, LabField::Name, "", false)}
        <button class="button">{words.keep}</button>
    };
    let restore = if snapshots.is_empty() {
        view! { <p class="muted">{words.no_snapshots}</p> }.into_any()
    } else {
        let chosen = posted.text(LabForm::Restore, LabField::Name).unwrap_or_default();
        let options = snapshots.into_iter().map(|name| {
            let selected = name == chosen;
            view! { <option value=name.clone() selected=selected translate="no">{name.clone()}</option> }
        });
        let form = view! {
            <label class="field">{words.snapshots}
                <select name=name(LabField::Name)>{options.collect_view()}</select>
            </label>
            {confirmation(&posted, LabForm::Restore)}
            <div class="line"><button class="button">{words.restore}</button></div>
        };
        lab_form(LabForm::Restore, "lab__form", form.into_any())
    };
    view! { {lab_form(LabForm::Snapshot, "line", keep.into_any())} {restore} }
}

/// Wipes everything, so a word has to be typed.
#[component]
pub fn Reset() -> impl IntoView {
    let words = &words().lab.scenarios;
    let form = view! {
        <label class="field"><span>{words.type_reset} " " <code>{RESET_WORD}</code></span>
            <input name=name(LabField::Text) autocomplete="off" autocapitalize="none" spellcheck="false"/>
        </label>
        <button class="button" data-danger="true">{words.reset_all}</button>
    };
    view! {
        <p class="muted">{words.about_reset}</p>
        {lab_form(LabForm::Reset, "line", form.into_any())}
    }
}
