use std::collections::HashSet;

use backend::{Backend, ClusterPage, ClusterQuery, ClusterRow, PageRead};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use migration::{ClusterId, MigrationStatus, RegionId, RegionRef};

use crate::components::{Command, Commands, Told};
use crate::error::{BadRequest, ConsoleError, NotFound};
use crate::panel::time_left;
use crate::words::{self, ClustersWords, words};
use crate::{pages, routes, ui};

/// Every cluster of a region with its migration. The filters are the URL.
#[component]
pub fn ClustersPage() -> impl IntoView {
    let backend = expect_context::<Backend>();
    let response = expect_context::<ResponseOptions>();
    let asked = use_query_map().get_untracked();
    let page = Suspend::new(async move {
        match load(&backend, &asked).await {
            Ok(loaded) => view! { <List loaded/> }.into_any(),
            Err(error) => ui::failed(error, &response),
        }
    });
    view! { <Title text=words().clusters.title/> <Suspense>{page}</Suspense> }
}

struct Loaded {
    query: ClusterQuery,
    regions: Vec<RegionId>,
    page: ClusterPage,
    /// Clusters with an ending that nobody has acknowledged.
    both_write: HashSet<ClusterId>,
    asked: Vec<Command>,
}

async fn load(backend: &Backend, asked: &ParamsMap) -> Result<Loaded, ConsoleError> {
    let text = |name: &str| asked.get(name).unwrap_or_default();
    let profile = pages::profile(asked)?;
    let first = backend.default_region(&profile)?;
    let region = match text("region") {
        empty if empty.is_empty() => first.clone(),
        region => RegionId::parse(region)?,
    };
    let page = match text("page") {
        empty if empty.is_empty() => 1,
        page => page.parse().map_err(|_| BadRequest::PageNumber)?,
    };
    let place = RegionRef { profile, region };
    let query = ClusterQuery { place, text: text("q"), status: text("status"), page };
    let place = &query.place;
    let regions = match backend.regions(&place.profile).await {
        Ok(regions) if regions.contains(&place.region) => regions,
        Ok(_) => {
            return Err(NotFound::Region(query.place.region).into());
        }
        // Without the list of regions the one that was asked for can still be read.
        Err(error) => {
            tracing::warn!(%error, "the regions cannot be read");
            let mut regions = vec![first.clone(), place.region.clone()];
            regions.dedup();
            regions
        }
    };
    let page = backend.clusters(&query).await?;
    let both_write = backend.endings_to_acknowledge().await?;
    let asked = calls(backend, &query, &page)?;
    Ok(Loaded { query, regions, page, both_write, asked })
}

#[component]
fn List(loaded: Loaded) -> impl IntoView {
    let Loaded { query, regions, page, both_write, asked } = loaded;
    let words = &words().clusters;
    let empty = match (page.rows.is_empty(), page.total) {
        (false, _) => None,
        (true, 0) => Some(words.no_clusters),
        (true, _) => Some(words.no_match),
    };
    let create = routes::new_cluster(&query.place);
    let count = (words.count)(page.matching, page.total);
    let pager = view! { <Pager query=query.clone() page=page.page pages=page.pages/> };
    view! {
        <header class="page__head">
            <h1>{words.title}</h1>
            <p class="muted">{count}</p>
            <a class="button button--primary page__action" href=create>{words.create}</a>
        </header>
        <Filters query=query regions/>
        {match empty {
            Some(sentence) => view! { <p class="empty">{sentence}</p> }.into_any(),
            None => view! { <Table rows=page.rows both_write/> }.into_any(),
        }}
        {pager}
        <Commands told=Told::Asked calls=asked/>
    }
}

/// The calls for the page; every row has one like the first row's.
fn calls(
    backend: &Backend,
    query: &ClusterQuery,
    page: &ClusterPage,
) -> Result<Vec<Command>, ConsoleError> {
    let place = &query.place;
    let first = page.rows.first().map(|row| PageRead::Migration(&row.cluster));
    let reads = [PageRead::Regions(&place.profile), PageRead::Clusters(place)];
    let calls = reads.into_iter().chain(first).map(|read| Ok(backend.shown_read(read)?.into()));
    calls.collect()
}

#[component]
fn Filters(query: ClusterQuery, regions: Vec<RegionId>) -> impl IntoView {
    let words = &words().clusters;
    let regions = regions.into_iter().map(|region| {
        let selected = region == query.place.region;
        view! { <option value=region.to_string() selected=selected>{region.to_string()}</option> }
    });
    let profile = &query.place.profile;
    let other_profile = (!profile.is_default()).then(|| profile.to_string());
    let statuses = MigrationStatus::KNOWN.into_iter().map(|status| {
        let selected = status.as_str() == query.status;
        view! { <option value=status.to_string() selected=selected>{status.to_string()}</option> }
    });
    view! {
        <form class="filters" method="get" action=routes::CLUSTERS role="search">
            {other_profile.map(|name| view! { <input type="hidden" name=routes::PROFILE value=name/> })}
            <label class="field">{words.region}
                <select name="region">{regions.collect_view()}</select>
            </label>
            <label class="field">{words.search}
                <input type="search" name="q" value=query.text.clone()/>
            </label>
            <label class="field">{words.migration_status}
                <select name="status"><option value="">{words.all}</option>{statuses.collect_view()}</select>
            </label>
            <button class="button" type="submit">{words.show}</button>
        </form>
    }
}

#[component]
fn Table(rows: Vec<ClusterRow>, both_write: HashSet<ClusterId>) -> impl IntoView {
    let all = words();
    let (words, section) = (&all.clusters, &all.section);
    let heads = [
        words.cluster,
        words.status,
        section.migration_status,
        section.replication_direction,
        section.replication_delay,
        section.expires,
    ];
    let rows = rows.into_iter().map(|row| {
        let both_write = both_write.contains(&row.cluster.id);
        view! { <Row row both_write/> }
    });
    let rows = rows.collect_view();
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <div class="table-scroll" role="region" aria-label=words.title tabindex="0">
            <table class="table">
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(row: ClusterRow, both_write: bool) -> impl IntoView {
    let words = words();
    let ClustersWords { status, not_read, .. } = &words.clusters;
    let section = &words.section;
    let alone = row.migration.as_ref().is_ok_and(|it| it.status == MigrationStatus::NoMigration);
    let mark = (both_write && alone).then(|| {
        view! { <span class="tag" data-tone="danger">{words.endings.mark}</span> }
    });
    let cells = match row.migration {
        Ok(migration) => {
            let tone = words::status_tone(&migration.status).as_str();
            let moving = migration.status != MigrationStatus::NoMigration;
            let delay = words::delay(words, &migration);
            let left = migration.deadline.map(|deadline| time_left(words, deadline, migration.read_at));
            view! {
                <td data-label=section.migration_status><span class="tag" data-tone=tone>{migration.status.to_string()}</span></td>
                <td data-label=section.replication_direction>{moving.then(|| (words.terms.direction)(&migration.direction))}</td>
                <td data-label=section.replication_delay>{moving.then(|| view! { <span class="tag" data-tone=delay.tone.as_str()>{delay.text}</span> })}</td>
                <td data-label=section.expires>{left.map(|left| view! { <span class="tag" data-tone=left.tone.as_str()>{left.text}</span> })}</td>
            }
            .into_any()
        }
        Err(error) => view! {
            <td colspan="4"><span class="tag" data-tone="danger">{*not_read}</span> " " {(words.errors.read_error)(&error)}</td>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=routes::cluster(&row.cluster)>{row.cluster.id.to_string()}</a>
                <span class="table__note" translate="no">{row.listed.description}</span>
                {mark}
            </th>
            <td data-label=*status><span>{(words.terms.cluster_status)(&row.listed.status)}<span class="table__note">{row.listed.db_version}</span></span></td>
            {cells}
        </tr>
    }
}

#[component]
fn Pager(query: ClusterQuery, page: usize, pages: usize) -> impl IntoView {
    let words = &words().clusters;
    let link = move |to: usize, text: &'static str| {
        let url = routes::clusters_page(&query.place, &query.text, &query.status, to);
        view! { <a href=url>{text}</a> }
    };
    (pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label=words.pages>
                {(page > 1).then(|| link(page - 1, words.previous))}
                <span>{(words.page_of)(page, pages)}</span>
                {(page < pages).then(|| link(page + 1, words.next))}
            </nav>
        }
    })
}
