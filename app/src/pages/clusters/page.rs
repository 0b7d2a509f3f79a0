//! The page: the form of the filters around the list.

use std::collections::{BTreeSet, HashMap};

use backend::{AlarmKind, ClusterPage, ClusterQuery, PageRead, Seat};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use migration::{ClusterId, RegionId};

use super::filters::{Carried, Filters};
use super::progress::{Notices, Progress};
use super::query;
use super::table::Table;
use crate::error::{ConsoleError, NotFound};
use crate::layout::failed;
use crate::parts::{Command, Commands, Told};
use crate::routes;
use crate::ui::pager;
use crate::words::words;

/// Every cluster of a region with its migration. Filters, order and selection are the URL.
#[component]
pub fn ClustersPage() -> impl IntoView {
    let seat = expect_context::<Seat>();
    let response = expect_context::<ResponseOptions>();
    let asked = use_query_map().get_untracked();
    let page = Suspend::new(async move {
        match load(&seat, &asked).await {
            Ok(Loaded { query, regions, list: Ok(list) }) => {
                view! { <List query regions list/> }.into_any()
            }
            // Another region may be readable, so the form stays.
            Ok(Loaded { query, regions, list: Err(error) }) => view! {
                {failed(error, &response)}
                <form class="fleet" method="get" action=routes::CLUSTERS>
                    <Carried query=query.clone()/>
                    <Filters query regions/>
                </form>
            }
            .into_any(),
            Err(error) => failed(error, &response),
        }
    });
    view! { <Title text=words().clusters.title/> <Suspense>{page}</Suspense> }
}

struct Loaded {
    query: ClusterQuery,
    regions: Vec<RegionId>,
    list: Result<Listed, ConsoleError>,
}

struct Listed {
    page: ClusterPage,
    /// Clusters with alarms that stand.
    alarms: HashMap<ClusterId, BTreeSet<AlarmKind>>,
    asked: Vec<Command>,
}

async fn load(seat: &Seat, asked: &ParamsMap) -> Result<Loaded, ConsoleError> {
    let query = query::query(seat, asked)?;
    let place = &query.place;
    let regions = match seat.regions(&place.profile).await {
        Ok(regions) if regions.contains(&place.region) => regions,
        Ok(_) => {
            return Err(NotFound::Region(query.place.region).into());
        }
        // Without the list of regions the one that was asked for can still be read.
        Err(error) => {
            tracing::warn!(%error, "the regions cannot be read");
            let first = seat.default_region(&place.profile)?;
            let mut regions = vec![first.clone(), place.region.clone()];
            regions.dedup();
            regions
        }
    };
    let list = list(seat, &query).await;
    Ok(Loaded { query, regions, list })
}

async fn list(seat: &Seat, query: &ClusterQuery) -> Result<Listed, ConsoleError> {
    let page = seat.clusters(query).await?;
    let alarms = seat.standing_alarms(&query.place.profile).await?;
    let asked = calls(seat, query, &page)?;
    Ok(Listed { page, alarms, asked })
}

/// The calls for the page; every row has one like the first row's.
fn calls(
    seat: &Seat,
    query: &ClusterQuery,
    page: &ClusterPage,
) -> Result<Vec<Command>, ConsoleError> {
    let place = &query.place;
    let first = page.rows.first().map(|row| PageRead::Migration(&row.cluster));
    let reads = [PageRead::Regions(&place.profile), PageRead::Clusters(place)];
    let calls = reads.into_iter().chain(first).map(|read| Ok(seat.call_of_read(read)?.into()));
    calls.collect()
}

/// One form holds filters, ticks and pages, so that none of them is lost for another.
#[component]
fn List(query: ClusterQuery, regions: Vec<RegionId>, list: Listed) -> impl IntoView {
    let Listed { page, alarms, asked } = list;
    let words = &words().clusters;
    let title = if query.only_selected { words.selected_only } else { words.title };
    let refresh_after = page.refresh_after.as_millis().to_string();
    let pager = pages(page.page, page.pages);
    let head = view! {
        <header class="page__head">
            <h1>{title}</h1>
            <p class="muted">{(words.count)(page.matching, page.total)}</p>
            <a class="refresh" href=routes::list(&query)>{words.refresh}</a>
            <a class="button button--primary page__action" href=routes::create(&query.place)>{words.create}</a>
        </header>
    };
    let body = if page.rows.is_empty() {
        view! { <Empty query=query.clone() total=page.total/> }.into_any()
    } else {
        view! { <Table query=query.clone() page=page.clone() alarms/> }.into_any()
    };
    view! {
        <form class="fleet" method="get" action=routes::CLUSTERS>
            <Carried query=query.clone() shown=page.rows.clone()/>
            <div class="fleet__live" id="fleet-head" data-follow=refresh_after.clone()>{head}</div>
            <Filters query=query.clone() regions/>
            <div class="fleet__live" id="fleet" data-follow=refresh_after>
                <Notices page=page.clone()/>
                <Progress query page/>
                {body}
                {pager}
            </div>
            <p class="notice" data-tone="warning" role="status" data-lost hidden>{words.lost}</p>
        </form>
        <Commands told=Told::Asked calls=asked/>
    }
}

#[component]
fn Empty(query: ClusterQuery, total: usize) -> impl IntoView {
    let words = &words().clusters;
    if total == 0 {
        return view! {
            <div class="empty"><p><strong>{words.no_clusters}</strong></p><p>{words.other_region}</p></div>
        }
        .into_any();
    }
    let all = ClusterQuery { selected: query.selected, ..ClusterQuery::of(query.place) };
    view! {
        <div class="empty">
            <p><strong>{words.no_match}</strong></p>
            <p><a href=routes::list(&all)>{words.without_filters}</a></p>
        </div>
    }
    .into_any()
}

/// Buttons of the form around the list.
fn pages(page: usize, pages: usize) -> impl IntoView {
    let words = &words().clusters;
    let button = |to: usize, text: &'static str| {
        view! { <button class="button" name=routes::list::PAGE value=to.to_string()>{text}</button> }
    };
    let here = (words.page_of)(page, pages);
    pager((page, pages), words.pages, (words.previous, words.next), here, button)
}
