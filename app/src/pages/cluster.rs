use backend::{Backend, ClusterAttributes, IntentId, IntentRecord, ReadError, Trouble};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::params::ParamsMap;
use migration::{Action, ClusterId, ClusterRef, RegionId};

use crate::components::{Activity, Dialog, DialogData};
use crate::error::ConsoleError;
use crate::islands::LivePanel;
use crate::settings::Settings;
use crate::view::PanelPage;
use crate::{panel, routes, ui, words};

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
    let title = id.map_or_else(|| "Cluster".to_owned(), String::from);
    let page = Suspend::new(async move {
        match load(&backend, &settings, &params, &query).await {
            Ok(loaded) => view! { <Loaded loaded/> }.into_any(),
            Err(error) => ui::failed(error, &response),
        }
    });
    view! { <Title text=title/> <Suspense>{page}</Suspense> }
}

struct ClusterData {
    cluster: ClusterRef,
    attributes: ClusterAttributes,
    panel: PanelPage,
    activity: Vec<IntentRecord>,
    dialog: Option<DialogData>,
}

async fn load(
    backend: &Backend,
    settings: &Settings,
    params: &ParamsMap,
    query: &ParamsMap,
) -> Result<ClusterData, ConsoleError> {
    let action = params
        .get("dialog")
        .map(|word| word.parse::<Action>().map_err(|_| ConsoleError::NoSuchPage))
        .transpose()?;
    let cluster = named(backend, params, query).await?;
    let attributes =
        backend.attributes(&cluster).await.map_err(|error| missing(&cluster, error))?;
    if attributes.region != cluster.region.as_str() {
        return Err(ConsoleError::NotFound(format!(
            "{} is in {}, not in {}.",
            cluster.id, attributes.region, cluster.region
        )));
    }
    let now = backend.migration(&cluster).await?.value;
    let view = panel::build(backend, settings, &cluster, &now).await?;
    let panel = PanelPage { view, words: words::panel() };
    let activity = backend.activity(&cluster.id, ACTIVITY_ROWS).await?;
    let dialog = match action {
        Some(action) => {
            let intent = outcome(backend, query, &cluster, action).await?;
            Some(DialogData::load(backend, &cluster, action, now, intent).await?)
        }
        None => None,
    };
    Ok(ClusterData { cluster, attributes, panel, activity, dialog })
}

/// The vendor's sentence names neither the cluster nor the region.
fn missing(cluster: &ClusterRef, error: ReadError) -> ConsoleError {
    match error.trouble {
        Trouble::NotFound => ConsoleError::NotFound(format!(
            "There is no cluster with the ID {} in {}.",
            cluster.id, cluster.region
        )),
        _ => error.into(),
    }
}

/// The cluster of the URL. Without a region it is looked for.
async fn named(
    backend: &Backend,
    params: &ParamsMap,
    query: &ParamsMap,
) -> Result<ClusterRef, ConsoleError> {
    let bad = |error: migration::InvalidId| ConsoleError::BadRequest(format!("{error}."));
    let id = ClusterId::parse(params.get("id").unwrap_or_default()).map_err(bad)?;
    match query.get("region") {
        Some(region) => {
            let region = RegionId::parse(region).map_err(bad)?;
            Ok(ClusterRef { profile: backend.profile().clone(), region, id })
        }
        None => backend.find(&id).await?.ok_or_else(|| {
            ConsoleError::NotFound(format!("No region has a cluster with the ID {id}."))
        }),
    }
}

/// The intent a post was redirected with. Anything else in the URL shows nothing.
async fn outcome(
    backend: &Backend,
    query: &ParamsMap,
    cluster: &ClusterRef,
    action: Action,
) -> Result<Option<IntentRecord>, ConsoleError> {
    let Some(id) = query.get("intent").and_then(|id| IntentId::parse(id).ok()) else {
        return Ok(None);
    };
    let record = backend.intent(&id).await?;
    Ok(record.filter(|record| record.cluster.id == cluster.id && record.action == action))
}

#[component]
fn Loaded(loaded: ClusterData) -> impl IntoView {
    let ClusterData { cluster, attributes, panel, activity, dialog } = loaded;
    let url = routes::live(&cluster);
    let refresh = routes::cluster(&cluster);
    let head = view! {
        <nav class="crumbs" aria-label="Breadcrumb">
            <a href=routes::clusters(&cluster.region)>"Clusters"</a>
            <span aria-hidden="true">"/"</span>
            <span aria-current="page">{cluster.id.to_string()}</span>
        </nav>
        <header class="page__head">
            <h1>{cluster.id.to_string()}</h1>
            <p class="muted">{attributes.description.clone()}</p>
        </header>
    };
    let migration = view! {
        <section class="card" aria-labelledby="rds-migration">
            <div class="card__head">
                <h2 id="rds-migration">"RDS Migration"</h2>
                <a class="refresh" href=refresh>"Refresh"</a>
            </div>
            <LivePanel page=panel.to_json() url/>
        </section>
    };
    let basic = view! {
        <section class="card" aria-labelledby="basic-information">
            <h2 id="basic-information">"Basic Information"</h2>
            <Attributes attributes/>
        </section>
    };
    // Each part is a type of its own: together they would be deeper than the compiler goes.
    [
        head.into_any(),
        migration.into_any(),
        basic.into_any(),
        view! { <Activity records=activity/> }.into_any(),
        dialog.map(|data| view! { <Dialog data/> }).into_any(),
    ]
    .collect_view()
}

#[component]
fn Attributes(attributes: ClusterAttributes) -> impl IntoView {
    let version = format!("{} {}", attributes.db_type, attributes.db_version);
    let nodes = format!("{} × {}", attributes.nodes, attributes.node_class);
    let facts = [
        ("Cluster Status", attributes.status),
        ("Compatibility", version),
        ("Region", attributes.region),
        ("Zones", attributes.zones),
        ("Edition", attributes.category),
        ("Nodes", nodes),
        ("Billing Method", attributes.pay_type),
        ("VPC", attributes.vpc),
        ("VSwitch", attributes.vswitch),
        ("Created", attributes.created.map(panel::moment).unwrap_or_default()),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    view! {
        <dl class="facts">
            {facts.map(|(term, value)| view! {
                <div class="facts__item"><dt>{term}</dt><dd>{value}</dd></div>
            }).collect_view()}
        </dl>
    }
}
