use backend::{Backend, ClusterPage, ClusterQuery, ClusterRow};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use migration::{MigrationStatus, RegionId};

use crate::error::ConsoleError;
use crate::panel::time_left;
use crate::{routes, ui, words};

/// Every cluster of a region with its migration. The filters are the URL.
#[component]
pub fn ClustersPage() -> impl IntoView {
    let backend = expect_context::<Backend>();
    let response = expect_context::<ResponseOptions>();
    let asked = use_query_map().get_untracked();
    let page = Suspend::new(async move {
        match load(&backend, &asked).await {
            Ok((query, regions, page)) => view! { <List query regions page/> }.into_any(),
            Err(error) => ui::failed(error, &response),
        }
    });
    view! { <Title text="Clusters"/> <Suspense>{page}</Suspense> }
}

async fn load(
    backend: &Backend,
    asked: &ParamsMap,
) -> Result<(ClusterQuery, Vec<RegionId>, ClusterPage), ConsoleError> {
    let text = |name: &str| asked.get(name).unwrap_or_default();
    let region = match text("region") {
        empty if empty.is_empty() => backend.default_region().clone(),
        region => RegionId::parse(region)
            .map_err(|error| ConsoleError::BadRequest(format!("{error}.")))?,
    };
    let page = match text("page") {
        empty if empty.is_empty() => 1,
        page => page
            .parse()
            .map_err(|_| ConsoleError::BadRequest("The page is not a number.".to_owned()))?,
    };
    let query = ClusterQuery { region, text: text("q"), status: text("status"), page };
    let regions = match backend.regions().await {
        Ok(regions) if regions.contains(&query.region) => regions,
        Ok(_) => {
            return Err(ConsoleError::NotFound(format!("There is no region {}.", query.region)));
        }
        // Without the list of regions the one that was asked for can still be read.
        Err(error) => {
            tracing::warn!(%error, "the regions cannot be read");
            let mut regions = vec![backend.default_region().clone(), query.region.clone()];
            regions.dedup();
            regions
        }
    };
    let page = backend.clusters(&query).await?;
    Ok((query, regions, page))
}

#[component]
fn List(query: ClusterQuery, regions: Vec<RegionId>, page: ClusterPage) -> impl IntoView {
    let empty = match (page.rows.is_empty(), page.total) {
        (false, _) => None,
        (true, 0) => Some("This region has no clusters."),
        (true, _) => Some("No cluster matches the filters."),
    };
    let count = format!("{} of {} clusters", page.matching, page.total);
    let pager = view! { <Pager query=query.clone() page=page.page pages=page.pages/> };
    view! {
        <header class="page__head">
            <h1>"Clusters"</h1>
            <p class="muted">{count}</p>
        </header>
        <Filters query=query regions/>
        {match empty {
            Some(sentence) => view! { <p class="empty">{sentence}</p> }.into_any(),
            None => view! { <Table rows=page.rows/> }.into_any(),
        }}
        {pager}
    }
}

#[component]
fn Filters(query: ClusterQuery, regions: Vec<RegionId>) -> impl IntoView {
    let regions = regions.into_iter().map(|region| {
        let selected = region == query.region;
        view! { <option value=region.to_string() selected=selected>{region.to_string()}</option> }
    });
    let statuses = MigrationStatus::KNOWN.into_iter().map(|status| {
        let selected = status.as_str() == query.status;
        view! { <option value=status.to_string() selected=selected>{status.to_string()}</option> }
    });
    view! {
        <form class="filters" method="get" action=routes::CLUSTERS role="search">
            <label class="field">"Region"
                <select name="region">{regions.collect_view()}</select>
            </label>
            <label class="field">"Cluster ID or name"
                <input type="search" name="q" value=query.text.clone()/>
            </label>
            <label class="field">"Migration status"
                <select name="status"><option value="">"All"</option>{statuses.collect_view()}</select>
            </label>
            <button class="button" type="submit">"Show"</button>
        </form>
    }
}

#[component]
fn Table(rows: Vec<ClusterRow>) -> impl IntoView {
    view! {
        <div class="table-scroll" role="region" aria-label="Clusters" tabindex="0">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"Cluster"</th>
                        <th scope="col">"Status"</th>
                        <th scope="col">"Migration Status"</th>
                        <th scope="col">"Replication Direction"</th>
                        <th scope="col">"Replication Delay"</th>
                        <th scope="col">"Expires"</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(|row| view! { <Row row/> }).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(row: ClusterRow) -> impl IntoView {
    let cells = match row.migration {
        Ok(migration) => {
            let tone = words::status_tone(&migration.status).as_str();
            let moving = migration.status != MigrationStatus::NoMigration;
            let delay = words::delay(&migration);
            let left = migration.deadline.map(|deadline| time_left(deadline, migration.read_at));
            view! {
                <td data-label="Migration Status"><span class="tag" data-tone=tone>{migration.status.to_string()}</span></td>
                <td data-label="Replication Direction">{moving.then(|| words::direction(&migration.direction))}</td>
                <td data-label="Replication Delay">{moving.then(|| view! { <span class="tag" data-tone=delay.tone.as_str()>{delay.text}</span> })}</td>
                <td data-label="Expires">{left.map(|left| view! { <span class="tag" data-tone=left.tone.as_str()>{left.text}</span> })}</td>
            }
            .into_any()
        }
        Err(error) => view! {
            <td colspan="4"><span class="tag" data-tone="danger">"Not read"</span> " " {error.to_string()}</td>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <a href=routes::cluster(&row.cluster)>{row.cluster.id.to_string()}</a>
                <span class="table__note">{row.listed.description}</span>
            </th>
            <td data-label="Status"><span>{row.listed.status}<span class="table__note">{row.listed.db_version}</span></span></td>
            {cells}
        </tr>
    }
}

#[component]
fn Pager(query: ClusterQuery, page: usize, pages: usize) -> impl IntoView {
    let link = move |to: usize, text: &'static str| {
        let url = routes::clusters_page(&query.region, &query.text, &query.status, to);
        view! { <a href=url>{text}</a> }
    };
    (pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label="Pages">
                {(page > 1).then(|| link(page - 1, "Previous"))}
                <span>{format!("Page {page} of {pages}")}</span>
                {(page < pages).then(|| link(page + 1, "Next"))}
            </nav>
        }
    })
}
