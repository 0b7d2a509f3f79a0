//! The steps of one source.

use backend::{IntentRecord, PageRead};
use leptos::prelude::*;

use super::detail::Detail;
use super::evaluation::{Evaluation, FORM, MissingRole};
use super::form::Form;
use super::frame::{Head, Step};
use super::load::Start;
use super::review::Review;
use crate::parts::{Commands, Decision, OutcomeBox, Told, commands_of_reads};
use crate::words::words;

/// What the source is, its evaluation, and the form; the review once the form asks for it and nothing is wrong with it.
#[component]
pub fn FromSource(start: Start, posted: Option<IntentRecord>) -> impl IntoView {
    let words = words();
    if let Some(refusal) = start.refusal() {
        let why = (words.terms.sentence)(&(words.source.refusal)(&refusal));
        return view! {
            <Head place=start.source.region_ref() step=Step::Configure source=start.source.id.to_string()/>
            <p class="notice" data-tone="danger" role="alert">
                <strong>{words.create.cannot_be_migrated}</strong><span>{why}</span>
            </p>
            <Detail start=&start/>
        }
        .into_any();
    }
    let wanted = start.typed.wanted();
    if start.asked_for_review && wanted.faults.is_empty() && start.method().is_ok() {
        return view! { <Review start new=wanted.new/> }.into_any();
    }
    let asked = commands_of_reads([
        PageRead::Source(&start.source),
        PageRead::Evaluation(&start.source, None),
    ]);
    let faults = if start.asked_for_review { wanted.faults } else { Vec::new() };
    view! {
        <Head place=start.source.region_ref() step=Step::Configure source=start.source.id.to_string()/>
        // Enter in a field presses the first button of the form, which would be the evaluation's.
        <button hidden type="submit" form=FORM name="step" value="review"></button>
        {posted.map(|record| view! { <div><OutcomeBox record decision=Decision::NotYet/></div> })}
        <MissingRole start=&start/>
        <Detail start=&start/>
        <Evaluation start=&start/>
        <Form start=&start faults=&faults/>
        <Commands told=Told::Asked calls=asked/>
    }
    .into_any()
}
