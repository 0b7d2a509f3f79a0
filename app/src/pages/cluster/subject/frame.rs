//! What both pages show around their form.

use backend::{Backend, IntentRecord};
use leptos::prelude::*;
use migration::ClusterRef;

use super::Subject;
use crate::parts::{Commands, OutcomeBox, Told, commands_of};
use crate::routes;
use crate::settings::Settings;
use crate::ui::moment;
use crate::words::words;

/// Where this is.
#[component]
pub fn Head(cluster: ClusterRef, title: &'static str, about: String) -> impl IntoView {
    let words = &words().cluster;
    view! {
        <nav class="crumbs" aria-label=words.breadcrumb>
            <a href=routes::clusters(&cluster.region_ref())>{words.clusters}</a>
            <span aria-hidden="true">"/"</span>
            <a href=routes::cluster(&cluster)>{cluster.id.to_string()}</a>
            <span aria-hidden="true">"/"</span>
            <span aria-current="page">{title}</span>
        </nav>
        <header class="page__head">
            <h1>{title}</h1>
            <p class="muted">{about}</p>
        </header>
    }
}

/// The outcome of a post above what can be done now. It follows an intent that is open.
#[component]
pub fn Followed(subject: Subject, children: Children) -> impl IntoView {
    let words = words();
    let every_ms = expect_context::<Settings>().fast_poll.as_millis().to_string();
    let follow = subject.open.is_some().then_some(every_ms);
    let refresh = match &subject.outcome {
        Some(record) => routes::outcome_of(record),
        None => String::new(),
    };
    let in_progress = subject.open.as_ref().map(|record| {
        let button = (words.outcome.intent)(record.kind());
        let text = (words.dialog.in_progress_since)(button, &moment(record.created_at));
        view! {
            <p class="notice" data-tone="warning">
                <span>{text} " " <a class="refresh" href=refresh>{words.cluster.refresh}</a></span>
            </p>
        }
    });
    view! {
        <div class="after" id="after" data-follow=follow>
            {subject.outcome.map(|record| view! { <Outcome record/> })}
            {in_progress}
            {children()}
        </div>
    }
}

/// What became of a post, and what it sent.
#[component]
pub fn Outcome(record: IntentRecord) -> impl IntoView {
    let backend = expect_context::<Backend>();
    let sent = commands_of(&backend, &record);
    let may_be_decided = backend.may_be_decided(&record);
    view! {
        <OutcomeBox record may_be_decided/>
        <Commands told=Told::WasSent calls=sent/>
    }
}

/// Which form this is, which cluster it means, and what the operator sees.
#[component]
pub fn Hidden(subject: Subject) -> impl IntoView {
    let ClusterRef { profile, region, id } = &subject.cluster;
    [
        ("intent_id", subject.intent_id.to_string()),
        ("profile", profile.to_string()),
        ("region", region.to_string()),
        ("cluster", id.to_string()),
        ("seen", serde_json::to_string(&subject.state).unwrap_or_default()),
    ]
    .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
    .collect_view()
}
