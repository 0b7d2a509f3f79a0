//! The request, before it is sent.

use backend::{Intent, IntentId, Seat};
use leptos::prelude::*;
use migration::CreateCluster;

use super::follows::Follows;
use super::frame::{Head, Step};
use super::load::Start;
use crate::parts::{Command, Commands, Told};
use crate::routes;
use crate::words::words;

/// The request parameter by parameter, and the form that sends it: once, whatever is pressed twice.
#[component]
pub fn Review(start: Start, new: CreateCluster) -> impl IntoView {
    let all = words();
    let words = &all.create;
    let intent_id = IntentId::random();
    let source = &start.source;
    let (new, seen) = (Box::new(new), Box::new(start.read.source.state.clone()));
    let intent = Intent::CreateCluster { source: source.clone(), new, seen };
    // A source that could be read has a client.
    let shown = expect_context::<Seat>().call_of_intent(&intent, &intent_id).ok();
    let parameters = shown.as_ref().map(|it| it.call.parameters.clone()).unwrap_or_default();
    let commands: Vec<_> = shown.map(Command::from).into_iter().collect();
    let change = routes::create_from(source, &start.typed.pairs());
    view! {
        <Head place=source.region_ref() step=Step::Review source=source.id.to_string()/>
        <section class="card" aria-labelledby="follows-title">
            <h2 id="follows-title">{all.create_form.what_follows}</h2>
            <div class="follows"><Follows start=&start review=true/></div>
        </section>
        <section class="card" aria-labelledby="request">
            <h2 id="request">{(words.request)("CreateDBCluster")}</h2>
            <p class="muted">{words.review_hint}</p>
            <Parameters parameters/>
            <Commands told=Told::WillBeSent calls=commands/>
            <form class="dialog__form" method="post" action=routes::CREATE_CLUSTER>
                {hidden(&start, &intent_id)}
                <div class="dialog__buttons">
                    <button class="button button--primary" type="submit">{words.title}</button>
                    <a class="button" href=change>{words.change}</a>
                </div>
            </form>
        </section>
    }
}

/// Names and values of a request.
#[component]
pub fn Parameters(parameters: Vec<(&'static str, String)>) -> impl IntoView {
    let words = &words().create;
    let rows = parameters.into_iter().map(|(name, value)| {
        view! { <tr><th scope="row"><code>{name}</code></th><td><code>{value}</code></td></tr> }
    });
    view! {
        <div class="table-scroll">
            <table class="table table--parameters">
                <thead>
                    <tr><th scope="col">{words.parameter}</th><th scope="col">{words.value}</th></tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Which form this is, what is asked for, and the source as the operator sees it.
fn hidden(start: &Start, intent_id: &IntentId) -> impl IntoView + use<> {
    let source = &start.source;
    let state = start.read.source.state.clone();
    let mut fields: Vec<(&str, String)> = vec![
        ("intent_id", intent_id.to_string()),
        ("profile", source.profile.to_string()),
        ("region", source.region.to_string()),
        ("source", source.id.to_string()),
        ("seen_id", state.id),
        ("seen_status", state.status),
        ("seen_kind", state.kind),
        ("seen_engine", state.engine),
        ("seen_version", state.version),
        ("seen_category", state.category),
        ("seen_storage", state.storage),
        ("seen_kernel", state.kernel),
        ("seen_lock", state.lock),
        ("seen_vpc", state.vpc),
        ("seen_vswitch", state.vswitch),
    ];
    fields.extend(start.typed.pairs().into_iter().map(|(name, text)| (name, text.to_owned())));
    let inputs = fields.into_iter().map(|(name, value)| {
        view! { <input type="hidden" name=name.to_owned() value=value/> }
    });
    inputs.collect_view()
}
