//! What became of a creation.

use backend::{IntentRecord, Outcome, Reason, Seat, SourceRef, Trouble};
use leptos::prelude::*;
use migration::{ClusterId, ClusterRef, CreateCluster, RegionRef};

use super::frame::{Head, Step, every_ms};
use super::review::Parameters;
use super::typed::Typed;
use crate::error::CreateField as Field;
use crate::parts::{Commands, Decision, OutcomeBox, Told, commands_of};
use crate::routes;
use crate::words::{Words, words};

/// What became of a creation. It follows one that is open, and then leads to the cluster.
#[component]
pub fn CreateOutcome(source: SourceRef, new: CreateCluster, record: IntentRecord) -> impl IntoView {
    let all = words();
    let words = &all.create;
    let id = source.id.to_string();
    let open = record.outcome.is_open();
    let seat = expect_context::<Seat>();
    let decision = Decision::of(&seat, &record);
    let sent = commands_of(&seat, &record);
    let refresh = routes::outcome_of(&record);
    let next = next(all, &source, &record, &new);
    let parameters = new.parameters(&source.id);
    view! {
        <Head place=source.region_ref() step=Step::Create source=id.clone()/>
        <section class="card" id="creation" aria-labelledby="creation-title" data-follow=open.then(every_ms)>
            <div class="card__head">
                <h2 id="creation-title">{(words.outcome)(&id)}</h2>
                {open.then(|| view! { <a class="refresh" href=refresh>{all.cluster.refresh}</a> })}
            </div>
            <OutcomeBox record decision/>
            {next}
        </section>
        <section class="card" aria-labelledby="sent">
            <h2 id="sent">{words.sent_values}</h2>
            <Parameters parameters/>
            <Commands told=Told::WasSent calls=sent/>
        </section>
    }
}

/// Where to go from here.
fn next(
    words: &'static Words,
    source: &SourceRef,
    record: &IntentRecord,
    new: &CreateCluster,
) -> AnyView {
    match (&record.made, record.outcome) {
        (Some(made), Outcome::Ran) => cluster(words, source, made).into_any(),
        (Some(made), outcome) if outcome.is_open() => {
            view! { <p>{(words.create.not_listed_yet)(made.as_str())}</p> }.into_any()
        }
        (None, Outcome::Accepted | Outcome::Unknown) if !new.tagged => {
            view! { <p>{words.create.untagged}</p> }.into_any()
        }
        (None, Outcome::Refused | Outcome::NotRun | Outcome::RealmGone) => {
            let typed = Typed::of(new);
            let href = routes::create_from(source, &typed.pairs());
            let untagged = may_be_about_the_tag(record, new).then(|| {
                let mut typed = typed.clone();
                typed.set(Field::Untagged, "yes");
                let href = routes::create_from(source, &typed.pairs());
                view! {
                    <p>{words.create.tag_refused}</p>
                    <div class="dialog__buttons"><a class="button" href=href>{words.create.without_tag}</a></div>
                }
            });
            view! {
                {untagged}
                <div class="dialog__buttons"><a class="button" href=href>{words.create.change_and_try_again}</a></div>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

/// Whether the cloud may have refused the creation because of its tag. A denial does not say in words what is denied.
fn may_be_about_the_tag(record: &IntentRecord, new: &CreateCluster) -> bool {
    let Some(Reason::Answered(error)) = &record.reason else { return false };
    let named = error.message.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let word = word.to_ascii_lowercase();
        word.starts_with("tag") || word.ends_with("tag") || word.ends_with("tags")
    });
    let in_code = error.code.as_ref().is_some_and(|code| code.contains("Tag"));
    new.tagged && (named || in_code || error.trouble == Trouble::Forbidden)
}

fn cluster(words: &'static Words, source: &SourceRef, made: &ClusterId) -> impl IntoView + use<> {
    let RegionRef { profile, region } = source.region_ref();
    let place = ClusterRef { profile, region, id: made.clone() };
    let items = words.create.happens.map(|text| view! { <li>{text}</li> });
    view! {
        <div class="consequences">
            <h3>{words.create.what_happens}</h3>
            <ul>{items}</ul>
        </div>
        <div class="dialog__buttons">
            <a class="button button--primary" href=routes::cluster(&place)>{(words.create.open_cluster)(made.as_str())}</a>
        </div>
    }
}
