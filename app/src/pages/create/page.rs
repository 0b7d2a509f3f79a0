//! The page: which step the address is at.

use backend::{
    Intent, IntentId, IntentKind, IntentRecord, JournalError, Journalled, RawIntent, Seat,
};
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
use crate::parts::RawBox;
use crate::routes;
use crate::words::words;

#[component]
pub fn CreatePage() -> impl IntoView {
    let seat = expect_context::<Seat>();
    let response = expect_context::<ResponseOptions>();
    let query = use_query_map().get_untracked();
    let page = Suspend::new(async move {
        show(&seat, &query).await.unwrap_or_else(|error| failed(error, &response))
    });
    view! { <Title text=words().create.title/> <Suspense>{page}</Suspense> }
}

async fn show(seat: &Seat, query: &ParamsMap) -> Result<AnyView, ConsoleError> {
    let profile = routes::profile(query)?;
    let region = match query.get("region").unwrap_or_default() {
        empty if empty.is_empty() => seat.default_region(&profile)?.clone(),
        region => RegionId::parse(region)?,
    };
    let place = RegionRef { profile, region };
    match posted(seat, query).await? {
        Some(Journalled::Raw(raw)) => {
            let page = step(seat, place, query, None).await?;
            Ok(view! { <RawBox raw/> {page} }.into_any())
        }
        Some(Journalled::Intent(record)) => step(seat, place, query, Some(*record)).await,
        None => step(seat, place, query, None).await,
    }
}

async fn step(
    seat: &Seat,
    place: RegionRef,
    query: &ParamsMap,
    posted: Option<IntentRecord>,
) -> Result<AnyView, ConsoleError> {
    let Some(source) = query.get("source").filter(|id| !id.is_empty()) else {
        let list = sources::load(seat, place, query).await?;
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
    let start = Start::load(seat, place, source, query).await?;
    Ok(view! { <FromSource start posted/> }.into_any())
}

/// The intent of the post that led here. Anything else in the address shows nothing.
async fn posted(seat: &Seat, query: &ParamsMap) -> Result<Option<Journalled>, ConsoleError> {
    let Some(id) = query.get("intent").and_then(|id| IntentId::parse(id).ok()) else {
        return Ok(None);
    };
    Ok(match seat.intent(&id).await {
        Err(JournalError::Raw(raw)) => is_ours(&raw).then_some(Journalled::Raw(*raw)),
        found => found?
            .filter(|record| record.cluster().is_none())
            .map(|record| Journalled::Intent(Box::new(record))),
    })
}

fn is_ours(raw: &RawIntent) -> bool {
    let kind = raw.intent.parse();
    !matches!(kind, Ok(IntentKind::Migration(_) | IntentKind::Change(_)))
}
