//! Where the page is in the steps.

use leptos::prelude::*;
use migration::RegionRef;

use crate::routes;
use crate::settings::Settings;
use crate::words::words;

/// Milliseconds until a part that is under way is rendered again.
pub fn every_ms() -> String {
    expect_context::<Settings>().fast_poll.as_millis().to_string()
}

/// How far the creation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Source,
    Configure,
    Review,
    Create,
}

/// Where this is, and the steps with the one it is at.
#[component]
pub fn Head(place: RegionRef, step: Step, #[prop(optional, into)] source: String) -> impl IntoView {
    let all = words();
    let (page, words) = (&all.cluster, &all.create);
    let from_source = !source.is_empty();
    let here = if from_source { source } else { words.title.to_owned() };
    let steps = [
        (Step::Source, words.step_source),
        (Step::Configure, words.step_configure),
        (Step::Review, words.step_review),
        (Step::Create, words.step_create),
    ];
    let steps = steps.map(|(it, text)| {
        let done = (it < step).to_string();
        view! { <li data-done=done aria-current=(it == step).then_some("step")>{text}</li> }
    });
    view! {
        <nav class="crumbs" aria-label=page.breadcrumb>
            <a href=routes::clusters(&place)>{page.clusters}</a>
            <span aria-hidden="true">"/"</span>
            {from_source.then(|| view! {
                <a href=routes::create(&place)>{words.title}</a>
                <span aria-hidden="true">"/"</span>
            })}
            <span aria-current="page">{here}</span>
        </nav>
        <header class="page__head">
            <h1>{words.title}</h1>
            <p class="muted">{words.method}</p>
        </header>
        <ol class="wizard plain-list" aria-label=words.steps>{steps}</ol>
    }
}
