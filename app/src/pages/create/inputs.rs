//! Controls of the form: each with its label, its hint, and what is wrong with it.

use leptos::prelude::*;

use super::typed::Typed;
use crate::error::{CreateField as Field, CreateFieldFault as FieldFault};
use crate::words::words;

/// What the controls are rendered from.
#[derive(Debug, Clone, Copy)]
pub struct Filled<'a> {
    pub typed: &'a Typed,
    /// Empty until the form was sent to be reviewed.
    pub faults: &'a [(Field, FieldFault)],
}

/// The texts around a control, and what its markup refers to them by.
struct Around {
    hint: Option<&'static str>,
    fault: Option<String>,
    described_by: Option<String>,
}

impl<'a> Filled<'a> {
    fn around(&self, field: Field) -> Around {
        let words = &words().create_form;
        let hint = (words.hint)(field);
        let fault = self.faults.iter().find(|(faulty, _)| *faulty == field);
        let fault = fault.map(|(_, fault)| (words.fault)(fault));
        let name = field.name();
        let ids =
            [fault.as_ref().map(|_| format!("{name}-fault")), hint.map(|_| format!("{name}-hint"))];
        let ids: Vec<_> = ids.into_iter().flatten().collect();
        Around { hint, fault, described_by: (!ids.is_empty()).then(|| ids.join(" ")) }
    }

    /// A text or a number. `list` names suggestions.
    pub fn input(&self, field: Field, kind: &'static str, list: Option<&'static str>) -> AnyView {
        let around = self.around(field);
        let value = self.typed.text(field).to_owned();
        let faulty = around.fault.is_some().then_some("true");
        // A number stays as it was typed, so that it can be mended: the browser would drop what is none.
        let mode = (kind == "number").then_some("numeric");
        let control = view! {
            <input id=field.name() name=field.name() type="text" inputmode=mode value=value list=list autocomplete="off"
                autocapitalize="off" spellcheck="false" aria-invalid=faulty aria-describedby=around.described_by.clone()/>
        };
        labelled(field, around, control.into_any())
    }

    /// One of some values; an empty one is left to the cloud. A value that is none of them stays, and is named.
    pub fn select(&self, field: Field, values: &[&str], may_be_empty: bool) -> AnyView {
        let words = &words().create_form;
        let around = self.around(field);
        let chosen = self.typed.text(field);
        let empty = may_be_empty.then(|| {
            view! { <option value="" selected=chosen.is_empty()>{words.left_to_the_cloud}</option> }
        });
        let unknown = (!chosen.is_empty() && !values.contains(&chosen)).then(|| {
            let text = (words.not_sold)(&(words.option)(field, chosen));
            view! { <option value=chosen.to_owned() selected=true>{text}</option> }
        });
        let options = values.iter().map(|value| {
            let text = (words.option)(field, value);
            view! { <option value=(*value).to_owned() selected=*value == chosen>{text}</option> }
        });
        let faulty = around.fault.is_some().then_some("true");
        let control = view! {
            <select id=field.name() name=field.name() aria-invalid=faulty
                aria-describedby=around.described_by.clone()>{empty} {unknown} {options.collect_view()}</select>
        };
        labelled(field, around, control.into_any())
    }

    /// All values at once.
    pub fn radios(&self, field: Field, values: &[&str]) -> AnyView {
        let words = &words().create_form;
        let around = self.around(field);
        let chosen = self.typed.text(field);
        let options = values.iter().map(|value| {
            let text = (words.option)(field, value);
            view! {
                <label class="choice__option">
                    <input type="radio" name=field.name() value=(*value).to_owned() checked=*value == chosen/>
                    {text}
                </label>
            }
        });
        let Around { hint, fault, described_by } = around;
        view! {
            <fieldset class="choice create__wide" id=field.name() aria-describedby=described_by>
                <legend>{(words.label)(field)}</legend>
                <div class="create__options">{options.collect_view()}</div>
                {fault.map(|fault| fault_text(field, fault))}
                {hint.map(|hint| hint_text(field, hint))}
            </fieldset>
        }
        .into_any()
    }

    pub fn checkbox(&self, field: Field, value: &'static str) -> AnyView {
        let words = &words().create_form;
        let checked = self.typed.is(field, value);
        let Around { hint, described_by, .. } = self.around(field);
        view! {
            <div class="create__check">
                <label class="choice__option">
                    <input type="checkbox" name=field.name() value=value checked=checked aria-describedby=described_by/>
                    {(words.option)(field, value)}
                </label>
                {hint.map(|hint| hint_text(field, hint))}
            </div>
        }
        .into_any()
    }
}

fn labelled(field: Field, around: Around, control: AnyView) -> AnyView {
    let Around { hint, fault, .. } = around;
    view! {
        <div class="field">
            <label for=field.name()>{(words().create_form.label)(field)}</label>
            {control}
            {fault.map(|fault| fault_text(field, fault))}
            {hint.map(|hint| hint_text(field, hint))}
        </div>
    }
    .into_any()
}

fn fault_text(field: Field, fault: String) -> impl IntoView {
    view! { <p class="field__fault" id=format!("{}-fault", field.name())>{fault}</p> }
}

fn hint_text(field: Field, hint: &'static str) -> impl IntoView {
    view! { <p class="field__note" id=format!("{}-hint", field.name())>{hint}</p> }
}
