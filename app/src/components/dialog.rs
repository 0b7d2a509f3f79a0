//! The dialogs. Each is a route: a `<dialog>` over the cluster page, and a plain page where scripts are off.

mod consequences;
mod data;
mod fields;
mod outcome;
mod pairs;

use leptos::prelude::*;
use migration::Action;

use crate::components::DifferingTexts;
use crate::islands::Modal;
use crate::routes;
use crate::words::words;

pub use data::DialogData;

use consequences::Consequences;
use fields::{BinlogChoice, ErrorChoice, HiddenFields, TypedConfirmation};
use outcome::OutcomeBox;
use pairs::EndpointChoice;

/// One of the six dialogs, with the outcome of a post above its form.
#[component]
pub fn Dialog(data: DialogData) -> impl IntoView {
    let words = words();
    let back = routes::back_from(&data.cluster, data.action);
    let outcome = data.outcome.clone();
    let form = match data.refusal(words) {
        // What was just done needs no explanation why it cannot be done again.
        Some(_) if outcome.is_some() => None,
        Some(reason) => {
            Some(view! { <p class="notice" data-tone="warning">{reason}</p> }.into_any())
        }
        None => Some(view! { <DialogForm data=data.clone()/> }.into_any()),
    };
    let only_back = data.refusal(words).is_some();
    view! {
        <dialog class="dialog" open aria-labelledby="dialog-title">
            <Modal back=back.clone()/>
            <h2 id="dialog-title">{(words.terms.dialog_title)(data.action)}</h2>
            {outcome.map(|record| view! {
                <OutcomeBox record may_be_decided=data.may_be_decided/>
            })}
            {form}
            {only_back.then(|| view! {
                <div class="dialog__buttons">
                    <a class="button" href=back.clone()>{words.dialog.go_back}</a>
                </div>
            })}
        </dialog>
    }
}

#[component]
fn DialogForm(data: DialogData) -> impl IntoView {
    let words = words();
    let action = data.action;
    let choice = match action {
        Action::Switch | Action::RollBack => {
            view! { <EndpointChoice data=data.clone()/> }.into_any()
        }
        Action::Complete | Action::Cancel => view! { <BinlogChoice/> }.into_any(),
        Action::Continue => view! { <ErrorChoice comment=data.now.comment.clone()/> }.into_any(),
        Action::Abandon => ().into_any(),
    };
    view! {
        <form class="dialog__form" method="post" action=routes::post(action)>
            <HiddenFields data=data.clone()/>
            <Consequences data=data.clone()/>
            <DifferingTexts notes=(words.notes.dialog)(action)/>
            {choice}
            {action.is_irreversible().then(|| view! {
                <TypedConfirmation cluster=data.cluster.id.to_string()/>
            })}
            <div class="dialog__buttons">
                <button class="button button--primary" data-danger=action.is_irreversible().to_string()
                    type="submit">{words.dialog.ok}</button>
                <a class="button" href=routes::back_from(&data.cluster, action)>{words.dialog.go_back}</a>
            </div>
        </form>
    }
}
