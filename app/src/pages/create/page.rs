//! The page: which step the address is at.

use backend::{Backend, Intent, IntentId, IntentRecord};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use migration::{RegionId, RegionRef};

use super::load::Start;
use super::outcome::CreateOutcome;
use super::source::FromSource;
use super::sources::{self, Sources};
use crate::error::ConsoleError;
use crate::layout::failed;
use crate::routes;
use crate::words::words;

#[component]
pub fn CreatePage() -> impl IntoView {
    let backend = expect_context::<Backend>();
    let response = expect_context::<ResponseOptions>();
    let query = use_query_map().get_untracked();
    let page = Suspend::new(async move {
        show(&backend, &query).await.unwrap_or_else(|error| failed(error, &response))
    });
    view! { <Title text=words().create.title/> <Suspense>{page}</Suspense> }
}

async fn show(backend: &Backend, query: &ParamsMap) -> Result<AnyView, ConsoleError> {
    let profile = routes::profile(query)?;
    let region = match query.get("region").unwrap_or_default() {
        empty if empty.is_empty() => backend.default_region(&profile)?.clone(),
        region => RegionId::parse(region)?,
    };
    let place = RegionRef { profile, region };
    let posted = posted(backend, query).await?;
    let Some(source) = query.get("source").filter(|id| !id.is_empty()) else {
        let list = sources::load(backend, place, query).await?;
        return Ok(view! { <Sources list posted/> }.into_any());
    };
    // A creation of this source is shown as the journal has it: nothing else has to be read, however often it is followed.
    if let Some(record) = &posted
        && let Intent::CreateCluster { source: of, new, .. } = &record.intent
        && of.id.as_str() == source
        && of.region_ref() == place
    {
        let (source, new) = (of.clone(), new.as_ref().clone());
        return Ok(view! { <CreateOutcome source new record=record.clone()/> }.into_any());
    }
    let start = Start::load(backend, place, source, query).await?;
    Ok(view! { <FromSource start posted/> }.into_any())
}

/// The intent of the post that led here. Anything else in the address shows nothing.
async fn posted(
    backend: &Backend,
    query: &ParamsMap,
) -> Result<Option<IntentRecord>, ConsoleError> {
    let Some(id) = query.get("intent").and_then(|id| IntentId::parse(id).ok()) else {
        return Ok(None);
    };
    let record = backend.intent(&id).await?;
    let is_ours = |record: &IntentRecord| record.cluster().is_none();
    Ok(record.filter(is_ours))
}
