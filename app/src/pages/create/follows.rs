//! What follows from the choices of the form.

use leptos::prelude::*;
use migration::{CreateNotice, create_notices};

use super::evaluation::before_creation;
use super::load::Start;
use crate::error::CreateField as Field;
use crate::ui::Tone;
use crate::words::words;

/// The method that the rules choose, what follows from it and from the other choices, and what is in the way of a later
/// step. `review` adds what the evaluation says.
#[component]
pub fn Follows<'a>(start: &'a Start, #[prop(optional)] review: bool) -> impl IntoView + use<> {
    let all = words();
    let words = &all.source;
    let billing = (all.create_form.billing)(start.typed.text(Field::Billing));
    let evaluated = if review { before_creation(all, start) } else { Vec::new() };
    let evaluated = evaluated.into_iter().map(|(text, tone)| {
        view! { <p class="notice" data-tone=tone.as_str()>{text}</p> }
    });
    let method = match start.method() {
        Ok(method) => {
            let items = (words.follows)(method).iter().map(|text| view! { <li>{*text}</li> });
            view! {
                <p class="follows__method">{words.copy_method} " " <strong>{(words.method)(method)}</strong></p>
                <ul class="follows__list">{items.collect_view()} <li>{billing}</li></ul>
            }
            .into_any()
        }
        Err(refusal) => {
            let why = (all.terms.sentence)(&(words.refusal)(&refusal));
            view! { <p class="notice" data-tone="danger">{why}</p> }.into_any()
        }
    };
    let notices = notices(start).into_iter().map(|notice| {
        let tone = match notice {
            CreateNotice::Space { .. } | CreateNotice::RowImage(_) => Tone::Danger,
            CreateNotice::OldMinorVersion(_) => Tone::Busy,
            _ => Tone::Warning,
        };
        view! { <p class="notice" data-tone=tone.as_str()>{(words.notice)(&notice)}</p> }
    });
    view! {
        {evaluated.collect_view()}
        {notices.collect_view()}
        {method}
    }
}

fn notices(start: &Start) -> Vec<CreateNotice> {
    let Ok(method) = start.method() else { return Vec::new() };
    let new = start.typed.wanted().new;
    create_notices(&new, &start.read.source.state, &start.settings(), method)
}
