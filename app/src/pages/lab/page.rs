//! The page: a card for each part of the emulator.

use backend::{CallQuery, LabError, LabOutcome, LabView, Seat};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;

use super::calls::Calls;
use super::clock::Clock;
use super::faults::Faults;
use super::form::{self, OutcomeNotice, Posted};
use super::migrations::{self, Migrations};
use super::scenarios::{Reset, Scenarios};
use crate::error::NotFound;
use crate::layout::failed;
use crate::parts::{TourCard, is_on_tour};
use crate::routes;
use crate::words::words;

#[component]
pub fn LabPage() -> impl IntoView {
    let seat = expect_context::<Seat>();
    let response = expect_context::<ResponseOptions>();
    let query = use_query_map().get_untracked();
    let page = Suspend::new(async move {
        let Some(lab) = seat.lab().await else {
            return failed(NotFound::Page.into(), &response);
        };
        let asked = Asked::of(&query, |id| lab.outcome(id));
        match lab.view(&asked.calls).await {
            Ok(view) => view! { <Loaded view asked/> }.into_any(),
            Err(error) => {
                response.set_status(http::StatusCode::BAD_GATEWAY);
                view! { <Unanswered error/> }.into_any()
            }
        }
    });
    view! { <Title text=words().lab.title/> <Suspense>{page}</Suspense> }
}

/// What the address asks for.
struct Asked {
    posted: Posted,
    /// The kind of fault whose fields are shown.
    kind: String,
    calls: CallQuery,
}

impl Asked {
    fn of(query: &ParamsMap, outcome: impl FnOnce(&str) -> Option<LabOutcome>) -> Self {
        let text = |name: &str| query.get(name).unwrap_or_default();
        Self {
            posted: Posted(query.get("outcome").and_then(|id| outcome(&id))),
            kind: text("kind"),
            calls: CallQuery {
                action: text("action"),
                cluster: text("cluster"),
                before: text("before").parse().ok(),
            },
        }
    }
}

#[component]
fn Loaded(view: LabView, asked: Asked) -> impl IntoView {
    let words = words();
    let LabView { clock, faults, kinds, scenarios, snapshots, emulated, calls } = view;
    let Asked { posted, kind, calls: query } = asked;
    let scenario = emulated.scenario.clone();
    let ids = emulated.clusters.iter().map(|it| it.id.clone()).take(migrations::SHOWN).collect();
    [
        view! {
            <header class="page__head">
                <h1>{words.lab.title}</h1>
                <p class="muted">{words.lab.about}</p>
            </header>
        }
        .into_any(),
        // Who is on a tour has its panel above the page.
        (!is_on_tour())
            .then(|| card("tour", words.tour.title, &posted, view! { <TourCard/> }.into_any()))
            .into_any(),
        card(
            "clock",
            words.lab.clock.title,
            &posted,
            view! { <Clock clock posted=posted.clone()/> }.into_any(),
        ),
        card(
            "migrations",
            words.lab.migrations.title,
            &posted,
            view! { <Migrations emulated posted=posted.clone()/> }.into_any(),
        ),
        card(
            "faults",
            words.lab.faults.title,
            &posted,
            view! { <Faults faults kinds kind posted=posted.clone()/> }.into_any(),
        ),
        card(
            "scenarios",
            words.lab.scenarios.title,
            &posted,
            view! { <Scenarios scenario scenarios snapshots posted=posted.clone()/> }.into_any(),
        ),
        card("calls", words.lab.calls.title, &posted, view! { <Calls calls query/> }.into_any()),
        card("reset", words.lab.scenarios.reset, &posted, view! { <Reset/> }.into_any()),
        view! { <Clusters ids/> }.into_any(),
    ]
    .collect_view()
}

/// A section with what became of its last form at the top.
fn card(id: &'static str, title: &'static str, posted: &Posted, content: AnyView) -> AnyView {
    let heading = format!("{id}-title");
    let outcome = posted.0.clone().filter(|it| routes::lab_section(it.form) == id);
    view! {
        <section class="card lab" id=id aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{title}</h2>
            {outcome.map(|outcome| view! { <OutcomeNotice outcome/> })}
            {content}
        </section>
    }
    .into_any()
}

/// Clusters that the fields for an ID propose.
#[component]
fn Clusters(ids: Vec<String>) -> impl IntoView {
    let options = ids.into_iter().map(|id| view! { <option value=id></option> });
    view! { <datalist id=form::CLUSTERS>{options.collect_view()}</datalist> }
}

#[component]
fn Unanswered(error: LabError) -> impl IntoView {
    let words = &words().lab;
    view! {
        <section class="notice notice--page" data-tone="danger" role="alert">
            <h1>{words.no_answer}</h1>
            <p>{(words.error)(&error)}</p>
            <p><a href=routes::LAB>{words.try_again}</a></p>
        </section>
    }
}
