use backend::{
    Backend, Cluster, IntentId, IntentRecord, PageRead, ReadError, Reading, Trouble, UnsignedCall,
};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::params::ParamsMap;
use migration::{Action, ClusterId, ClusterRef, ClusterState, RegionId};

use super::after::{More, Released};
use crate::components::{
    Activity, Asked, BothSides, BothSidesData, Command, Commands, Dialog, DialogData,
    DifferingTexts, Told,
};
use crate::error::{ConsoleError, NotFound};
use crate::islands::LivePanel;
use crate::settings::Settings;
use crate::ui::Moment;
use crate::view::PanelView;
use crate::words::{Language, Words, words};
use crate::{components, pages, panel, routes, ui};

/// Intents shown under Activity.
const ACTIVITY_ROWS: u32 = 20;

/// Basic Information of a cluster, and a dialog over it where the URL names one.
#[component]
pub fn ClusterPage() -> impl IntoView {
    let backend = expect_context::<Backend>();
    let settings = expect_context::<Settings>();
    let response = expect_context::<ResponseOptions>();
    let (params, query) = (use_params_map().get_untracked(), use_query_map().get_untracked());
    let id = params.get("id").and_then(|id| ClusterId::parse(id).ok());
    let words = words();
    let title = id.map_or_else(|| words.cluster.title.to_owned(), String::from);
    let page = Suspend::new(async move {
        match load(&backend, &settings, words, &params, &query).await {
            Ok(loaded) => view! { <Loaded loaded/> }.into_any(),
            Err(error) => match Released::of(&backend, &error).await {
                Some(released) => released.view(),
                None => ui::failed(error, &response),
            },
        }
    });
    view! { <Title text=title/> <Suspense>{page}</Suspense> }
}

struct ClusterData {
    cluster: ClusterRef,
    attributes: Cluster,
    panel: PanelView,
    activity: Vec<IntentRecord>,
    both_sides: Option<BothSidesData>,
    state: ClusterState,
    asked: [UnsignedCall; 2],
    dialog: Option<DialogData>,
}

async fn load(
    backend: &Backend,
    settings: &Settings,
    words: &Words,
    params: &ParamsMap,
    query: &ParamsMap,
) -> Result<ClusterData, ConsoleError> {
    let action = params
        .get("dialog")
        .map(|word| word.parse::<Action>().map_err(|_| NotFound::Page))
        .transpose()?;
    let cluster = named(backend, params, query).await?;
    let attributes = self::attributes(backend, &cluster).await?;
    let reading = backend.migration(&cluster).await.map_err(|error| missing(&cluster, error))?;
    let attributes_id = attributes.request_id.clone();
    let asked = [
        backend.call_of_read(PageRead::Attributes(&cluster))?.answered(attributes_id),
        backend.call_of_read(PageRead::Migration(&cluster))?.answered(reading.request_id.clone()),
    ];
    let panel = panel::build(backend, settings, words, &cluster, &reading).await?;
    let now = reading.value;
    let state = backend::cluster_state(&attributes.value, &now);
    let both_sides = BothSidesData::load(backend, &cluster, &now).await?;
    let activity = backend.activity(&cluster.id, ACTIVITY_ROWS).await?;
    let dialog = match action {
        Some(action) => {
            let outcome = named_intent(backend, query, "intent", &cluster).await?;
            let outcome = outcome.filter(|it| it.action().is_some_and(|(of, _)| of == action));
            let change = named_intent(backend, query, "change", &cluster).await?;
            let change = change.filter(|record| record.action().is_none());
            let asked = Asked { query, outcome, change };
            let dialog = DialogData::load(backend, settings, &cluster, action, now, asked).await?;
            if query.get("intent_id").is_some() {
                // A form was sent to be checked: its address is the one that holds the choices alone.
                leptos_axum::redirect(&dialog.url());
            }
            Some(dialog)
        }
        None => None,
    };
    let attributes = attributes.value;
    Ok(ClusterData { cluster, attributes, panel, activity, both_sides, state, asked, dialog })
}

/// The cluster's attributes, if it is in the region of the address.
pub async fn attributes(
    backend: &Backend,
    cluster: &ClusterRef,
) -> Result<Reading<Cluster>, ConsoleError> {
    let attributes = backend.attributes(cluster).await.map_err(|error| missing(cluster, error))?;
    if attributes.value.region != cluster.region.as_str() {
        let ClusterRef { id, region: asked, .. } = cluster.clone();
        return Err(NotFound::ClusterElsewhere { id, is: attributes.value.region, asked }.into());
    }
    Ok(attributes)
}

/// The vendor's sentence names neither the cluster nor the region.
pub fn missing(cluster: &ClusterRef, error: ReadError) -> ConsoleError {
    match error.trouble {
        Trouble::NotFound => {
            let ClusterRef { id, region, .. } = cluster.clone();
            NotFound::Cluster { id, region }.into()
        }
        _ => error.into(),
    }
}

/// The cluster of the URL. Without a region it is looked for.
pub async fn named(
    backend: &Backend,
    params: &ParamsMap,
    query: &ParamsMap,
) -> Result<ClusterRef, ConsoleError> {
    let id = ClusterId::parse(params.get("id").unwrap_or_default())?;
    let profile = pages::profile(query)?;
    match query.get("region") {
        Some(region) => {
            let region = RegionId::parse(region)?;
            Ok(ClusterRef { profile, region, id })
        }
        None => Ok(backend.find(&profile, &id).await?.ok_or(NotFound::ClusterAnywhere(id))?),
    }
}

/// The intent of this cluster that the address names, where a post was redirected to. Anything else shows nothing.
pub async fn named_intent(
    backend: &Backend,
    query: &ParamsMap,
    parameter: &str,
    cluster: &ClusterRef,
) -> Result<Option<IntentRecord>, ConsoleError> {
    let Some(id) = query.get(parameter).and_then(|id| IntentId::parse(id).ok()) else {
        return Ok(None);
    };
    let record = backend.intent(&id).await?;
    Ok(record.filter(|record| record.cluster().is_some_and(|of| of.id == cluster.id)))
}

#[component]
fn Loaded(loaded: ClusterData) -> impl IntoView {
    let ClusterData { cluster, attributes, panel, activity, both_sides, state, asked, dialog } =
        loaded;
    let words = words();
    let page = &words.cluster;
    let url = routes::live(&cluster, Language::here());
    let stream = routes::live_stream(&cluster, Language::here());
    let refresh = routes::cluster(&cluster);
    let head = view! {
        <nav class="crumbs" aria-label=page.breadcrumb>
            <a href=routes::clusters(&cluster.region_ref())>{page.clusters}</a>
            <span aria-hidden="true">"/"</span>
            <span aria-current="page">{cluster.id.to_string()}</span>
        </nav>
        <header class="page__head">
            <h1>{cluster.id.to_string()}</h1>
            <p class="muted" translate="no">{attributes.description.clone()}</p>
        </header>
    };
    let migration = view! {
        <section class="card" aria-labelledby="rds-migration" data-live=url data-stream=stream>
            <div class="card__head">
                <h2 id="rds-migration">{page.rds_migration}</h2>
                <a class="refresh" href=refresh>{page.refresh}</a>
            </div>
            {components::panel(&panel)}
            <LivePanel/>
            <DifferingTexts notes=words.notes.section/>
        </section>
    };
    let basic = view! {
        <section class="card" aria-labelledby="basic-information">
            <h2 id="basic-information">{page.basic_information}</h2>
            <Attributes attributes/>
            <More cluster state/>
        </section>
    };
    // Each part is a type of its own: together they would be deeper than the compiler goes.
    [
        head.into_any(),
        both_sides.map(|data| view! { <BothSides data/> }).into_any(),
        migration.into_any(),
        basic.into_any(),
        view! { <Activity records=activity/> }.into_any(),
        view! { <Commands told=Told::Asked calls=asked.map(Command::from)/> }.into_any(),
        dialog.map(|data| view! { <Dialog data/> }).into_any(),
    ]
    .collect_view()
}

#[component]
fn Attributes(attributes: Cluster) -> impl IntoView {
    let version = format!("{} {}", attributes.db_type, attributes.db_version);
    let class = attributes.nodes.first().map(|node| node.class.as_str()).unwrap_or_default();
    let nodes = format!("{} × {class}", attributes.nodes.len());
    let Words { cluster: words, terms, .. } = words();
    let facts = [
        (words.cluster_status, (terms.cluster_status)(&attributes.status)),
        (words.compatibility, version),
        (words.region, attributes.region),
        (words.zones, attributes.zones),
        (words.edition, (terms.category)(&attributes.category)),
        (words.nodes, nodes),
        (words.billing_method, (terms.pay_type)(&attributes.pay_type)),
        (words.vpc, attributes.vpc),
        (words.vswitch, attributes.vswitch),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let created = attributes.created.map(|time| {
        view! {
            <div class="facts__item">
                <dt>{words.created}</dt>
                <dd><Moment moment=panel::moment_view(time)/></dd>
            </div>
        }
    });
    view! {
        <dl class="facts">
            {facts.map(|(term, value)| view! {
                <div class="facts__item"><dt>{term}</dt><dd>{value}</dd></div>
            }).collect_view()}
            {created}
        </dl>
    }
}
