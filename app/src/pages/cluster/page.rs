//! The page of a cluster, with a dialog over it where the path names one.

use backend::Seat;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use migration::ClusterId;

use super::activity::Activity;
use super::attributes::{Attributes, More};
use super::both_write::BothWrite;
use super::dialog::Dialog;
use super::load::{ClusterData, load};
use super::panel::unread;
use super::release::Released;
use super::subject::Unread;
use crate::islands::PanelStream;
use crate::layout::failed;
use crate::parts::{Command, Commands, Told};
use crate::routes;
use crate::settings::Settings;
use crate::ui::FoldedNotes;
use crate::words::{Language, words};

/// Basic Information of a cluster, and a dialog over it where the URL names one.
#[component]
pub fn ClusterPage() -> impl IntoView {
    let seat = expect_context::<Seat>();
    let settings = expect_context::<Settings>();
    let response = expect_context::<ResponseOptions>();
    let (params, query) = (use_params_map().get_untracked(), use_query_map().get_untracked());
    let id = routes::id_param(&params).and_then(|id| ClusterId::parse(id).ok());
    let words = words();
    let title = id.map_or_else(|| words.cluster.title.to_owned(), String::from);
    let page = Suspend::new(async move {
        match load(&seat, &settings, words, &params, &query).await {
            Ok(loaded) => view! { <Loaded loaded/> }.into_any(),
            Err(error) => match Released::of(&seat, &query, &error).await {
                Some(released) => released.view(),
                None => match Unread::of(&seat, &params, &query, error).await {
                    Ok(unread) => unread.view(),
                    Err(error) => failed(error, &response),
                },
            },
        }
    });
    view! { <Title text=title/> <Suspense>{page}</Suspense> }
}

#[component]
fn Loaded(loaded: ClusterData) -> impl IntoView {
    let ClusterData { cluster, attributes, panel, activity, both_write, state, asked, dialog } =
        loaded;
    let words = words();
    let page = &words.cluster;
    let url = routes::live(&cluster, Language::here());
    let stream = routes::live_stream(&cluster, Language::here());
    let refresh = routes::cluster(&cluster);
    let description = attributes.as_ref().map(|it| it.description.clone()).unwrap_or_default();
    let head = view! {
        <nav class="crumbs" aria-label=page.breadcrumb>
            <a href=routes::clusters(&cluster.region_ref())>{page.clusters}</a>
            <span aria-hidden="true">"/"</span>
            <span aria-current="page">{cluster.id.to_string()}</span>
        </nav>
        <header class="page__head">
            <h1>{cluster.id.to_string()}</h1>
            <p class="muted" translate="no">{description}</p>
        </header>
    };
    let migration = view! {
        <section class="card" aria-labelledby="rds-migration" data-live=url data-stream=stream>
            <div class="card__head">
                <h2 id="rds-migration">{page.rds_migration}</h2>
                <a class="refresh" href=refresh>{page.refresh}</a>
            </div>
            {match panel {
                Ok(panel) => panel.view(panel.age()),
                Err(unread) => unread.view(words),
            }}
            <PanelStream/>
            <FoldedNotes title=words.notes.title notes=words.notes.section/>
        </section>
    };
    let basic = view! {
        <section class="card" aria-labelledby="basic-information">
            <h2 id="basic-information">{page.basic_information}</h2>
            {match attributes {
                Ok(attributes) => view! { <Attributes attributes/> }.into_any(),
                Err(error) => unread(words, &error),
            }}
            <More cluster state/>
        </section>
    };
    // Each part is a type of its own: together they would be deeper than the compiler goes.
    [
        head.into_any(),
        both_write.map(|data| view! { <BothWrite data/> }).into_any(),
        migration.into_any(),
        basic.into_any(),
        view! { <Activity rows=activity/> }.into_any(),
        view! { <Commands told=Told::Asked calls=asked.map(Command::from)/> }.into_any(),
        dialog.map(|data| view! { <Dialog data/> }).into_any(),
    ]
    .collect_view()
}
