//! Pieces of the forms: each keeps what was posted when it was refused.

use backend::{FieldType, LabError, LabField, LabForm, LabOutcome, OfferedField};
use leptos::prelude::*;

use crate::routes;
use crate::words::words;

/// How often what moves by itself is looked at, in milliseconds.
pub const LOOK_MS: &str = "2000";
/// The list of clusters that an ID can be chosen from.
pub const CLUSTERS: &str = "lab-clusters";

/// What the page was redirected with.
#[derive(Debug, Clone)]
pub struct Posted(pub Option<LabOutcome>);

impl Posted {
    /// What a field held, where its form was refused.
    pub fn text(&self, form: LabForm, field: LabField) -> Option<String> {
        let outcome = self.0.as_ref().filter(|it| it.form == form && it.answer.is_err())?;
        Some(outcome.fields.get(field).to_owned())
    }

    /// Whether the field is the one that is wrong.
    fn is_wrong(&self, form: LabForm, field: LabField) -> bool {
        let outcome = self.0.as_ref().filter(|it| it.form == form);
        match outcome.map(|it| &it.answer) {
            Some(Err(LabError::Number { field: wrong, .. })) => *wrong == field,
            Some(Err(LabError::Missing(wrong) | LabError::Choice(wrong))) => *wrong == field,
            _ => false,
        }
    }
}

#[component]
pub fn OutcomeNotice(outcome: LabOutcome) -> impl IntoView {
    let words = &words().lab;
    let (tone, role) = match &outcome.answer {
        Ok(_) => ("good", "status"),
        Err(_) => ("danger", "alert"),
    };
    // The emulator's own words are English.
    let theirs = match &outcome.answer {
        Err(LabError::Refused(text) | LabError::Unreachable(text) | LabError::Malformed(text)) => {
            Some(text)
        }
        Err(LabError::Unread(error)) => Some(&error.message),
        _ => None,
    };
    let text = match &outcome.answer {
        Ok(done) => (words.done)(outcome.form, &outcome.fields, done),
        Err(error) => (words.error)(error),
    };
    let said = match theirs.and_then(|theirs| text.split_once(theirs.as_str()).zip(Some(theirs))) {
        Some(((before, after), theirs)) => {
            let (before, theirs, after) = (before.to_owned(), theirs.clone(), after.to_owned());
            view! { {before} <span translate="no">{theirs}</span> {after} }.into_any()
        }
        None => text.into_any(),
    };
    view! { <p class="notice" data-tone=tone role=role>{said}</p> }
}

/// The name of a field as it is posted.
pub fn name(field: LabField) -> String {
    format!("f[{}]", field.as_str())
}

/// A form of the lab.
pub fn lab_form(form: LabForm, class: &'static str, content: AnyView) -> AnyView {
    view! {
        <form class=class method="post" action=routes::LAB_ORDER>
            <input type="hidden" name="form" value=form.as_str()/>
            {content}
        </form>
    }
    .into_any()
}

/// A button that says which change its form asks for.
pub fn change(word: &'static str, label: &'static str) -> impl IntoView {
    view! { <button class="button" name=name(LabField::Change) value=word>{label}</button> }
}

/// A line of text with its label.
pub fn text_field(
    posted: &Posted,
    form: LabForm,
    field: LabField,
    start: &str,
    is_number: bool,
) -> impl IntoView + use<> {
    let value = posted.text(form, field).unwrap_or_else(|| start.to_owned());
    let list = (field == LabField::Cluster).then_some(CLUSTERS);
    let wrong = posted.is_wrong(form, field).then_some("true");
    view! {
        <label class="field">{(words().lab.field)(field)}
            <input name=name(field) value=value list=list aria-invalid=wrong autocomplete="off"
                inputmode=is_number.then_some("decimal") spellcheck="false"/>
        </label>
    }
}

/// A detail of a fault that the lab has no words for: one of its values, or a line of text.
pub fn raw_field(posted: &Posted, form: LabForm, offered: &OfferedField) -> impl IntoView + use<> {
    let outcome = posted.0.as_ref().filter(|it| it.form == form && it.answer.is_err());
    let value = outcome.and_then(|it| it.fields.raw(&offered.name)).unwrap_or_default().to_owned();
    let (name, is_number) = (format!("f[{}]", offered.name), offered.takes == FieldType::Number);
    let options = offered.values.iter().map(|choice| {
        let selected = value == *choice;
        view! { <option value=choice.clone() selected=selected translate="no">{choice.clone()}</option> }
    });
    let options = options.collect_view();
    let control = if offered.values.is_empty() {
        view! {
            <input name=name value=value autocomplete="off" inputmode=is_number.then_some("decimal") spellcheck="false"/>
        }
        .into_any()
    } else {
        view! { <select name=name><option value="">{words().lab.faults.any}</option>{options}</select> }.into_any()
    };
    view! { <label class="field"><code translate="no">{offered.name.clone()}</code>{control}</label> }
}

/// What replaces everything has to be confirmed by a tick.
pub fn confirmation(posted: &Posted, form: LabForm) -> impl IntoView + use<> {
    let outcome = posted.0.as_ref().filter(|it| it.form == form);
    let wrong = outcome.is_some_and(|it| it.answer == Err(LabError::NotConfirmed));
    view! {
        <label class="tick">
            <input type="checkbox" name="f[confirm]" value="yes" aria-invalid=wrong.then_some("true")/>
            {words().lab.scenarios.replaces}
        </label>
    }
}
