//! What both pages show around their form.

use backend::{Journalled, Seat};
use leptos::prelude::*;
use migration::ClusterRef;

use super::Subject;
use crate::parts::{Commands, Decision, OutcomeBox, RawBox, Told, commands_of};
use crate::routes;
use crate::settings::Settings;
use crate::words::{self, words};

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
    let refresh = subject.outcome.as_ref().and_then(Journalled::record).map(routes::outcome_of);
    let in_progress = subject.open.as_ref().map(|open| {
        let text = words::in_progress_since(words, open);
        let link = match open {
            Journalled::Intent(_) => view! {
                <a class="refresh" href=refresh.unwrap_or_default()>{words.cluster.refresh}</a>
            }
            .into_any(),
            Journalled::Raw(_) => {
                let href = routes::activity(&subject.cluster);
                view! { <a href=href>{words.panel.details}</a> }.into_any()
            }
        };
        view! { <p class="notice" data-tone="warning"><span>{text} " " {link}</span></p> }
    });
    // This version does not settle what it cannot read.
    let settles = subject.open.as_ref().is_some_and(|open| open.record().is_some());
    let follow = settles.then_some(every_ms);
    view! {
        <div class="after" id="after" data-follow=follow>
            {subject.outcome.map(|row| view! { <Outcome row/> })}
            {in_progress}
            {children()}
        </div>
    }
}

/// What became of a post, and what it sent.
#[component]
pub fn Outcome(row: Journalled) -> impl IntoView {
    let record = match row {
        Journalled::Intent(record) => *record,
        Journalled::Raw(raw) => return view! { <RawBox raw/> }.into_any(),
    };
    let seat = expect_context::<Seat>();
    let sent = commands_of(&seat, &record);
    let decision = Decision::of(&seat, &record);
    view! {
        <OutcomeBox record decision/>
        <Commands told=Told::WasSent calls=sent/>
    }
    .into_any()
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
