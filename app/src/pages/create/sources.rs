//! The choice of a source.

use backend::{IntentRecord, PageRead, Seat, SourcePage, SourceQuery, SourceRow};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use migration::{RegionId, RegionRef};

use super::frame::{Head, Step};
use crate::error::{BadRequest, ConsoleError, NotFound};
use crate::parts::{Commands, Decision, OutcomeBox, Told, commands_of_reads};
use crate::routes;
use crate::ui::{ApiWord, pager};
use crate::words::{Words, engine_and_version, words};

/// The RDS instances of a region.
#[derive(Debug)]
pub struct SourceList {
    query: SourceQuery,
    regions: Vec<RegionId>,
    page: SourcePage,
    /// Sources that are known to be migrated, with the cluster each goes to.
    migrated: Vec<(String, String)>,
}

pub async fn load(
    seat: &Seat,
    place: RegionRef,
    asked: &ParamsMap,
) -> Result<SourceList, ConsoleError> {
    let page = match asked.get("page").unwrap_or_default() {
        empty if empty.is_empty() => 1,
        page => page.parse().map_err(|_| BadRequest::PageNumber)?,
    };
    let query = SourceQuery { place, text: asked.get("q").unwrap_or_default(), page };
    let regions = match seat.regions(&query.place.profile).await {
        Ok(regions) if regions.contains(&query.place.region) => regions,
        Ok(_) => return Err(NotFound::Region(query.place.region).into()),
        // Without the list of regions the one that was asked for can still be read.
        Err(error) => {
            tracing::warn!(%error, "the regions cannot be read");
            vec![query.place.region.clone()]
        }
    };
    let page = seat.sources(&query).await?;
    let known = seat.known_migrations(&query.place).await?.into_iter();
    let migrated = known.map(|(cluster, it)| (it.source, cluster.id.to_string())).collect();
    Ok(SourceList { query, regions, page, migrated })
}

/// Each can be chosen, or says why not.
#[component]
pub fn Sources(list: SourceList, posted: Option<IntentRecord>) -> impl IntoView {
    let words = &words().create;
    let SourceList { query, regions, page, migrated } = list;
    let table = match (page.rows.is_empty(), query.text.is_empty()) {
        (true, true) => view! { <p class="empty">{words.no_sources}</p> }.into_any(),
        (true, false) => view! { <p class="empty">{words.no_match}</p> }.into_any(),
        (false, _) => view! { <Table rows=page.rows migrated/> }.into_any(),
    };
    let asked =
        commands_of_reads([PageRead::Regions(&query.place.profile), PageRead::Sources(&query)]);
    view! {
        <Head place=query.place.clone() step=Step::Source/>
        {posted.map(|record| view! { <div><OutcomeBox record decision=Decision::NotYet/></div> })}
        <Search query=query.clone() regions/>
        <p class="muted">{(words.count)(page.matching)}</p>
        {table}
        {pages(query, page.page, page.pages)}
        <Commands told=Told::Asked calls=asked/>
    }
}

#[component]
fn Search(query: SourceQuery, regions: Vec<RegionId>) -> impl IntoView {
    let all = words();
    let regions = regions.into_iter().map(|region| {
        let selected = region == query.place.region;
        view! { <option value=region.to_string() selected=selected>{region.to_string()}</option> }
    });
    let profile = &query.place.profile;
    let other_profile = (!profile.is_default()).then(|| profile.to_string());
    view! {
        <form class="filters" method="get" action=routes::CREATE role="search">
            {other_profile.map(|name| view! { <input type="hidden" name=routes::PROFILE value=name/> })}
            <label class="field">{all.clusters.region}
                <select name="region">{regions.collect_view()}</select>
            </label>
            <label class="field">{all.create.search}
                <input type="search" name="q" value=query.text.clone()/>
            </label>
            <button class="button" type="submit">{all.clusters.show}</button>
        </form>
    }
}

#[component]
fn Table(rows: Vec<SourceRow>, migrated: Vec<(String, String)>) -> impl IntoView {
    let all = words();
    let (words, source) = (&all.create, &all.source);
    let heads = [
        source.instance,
        words.eligibility,
        source.version,
        source.storage,
        source.status,
        all.cluster.vpc,
    ];
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> });
    let rows = rows.into_iter().map(|row| {
        let known = migrated.iter().find(|(source, _)| *source == row.instance.id);
        source_row(all, row, known.map(|(_, cluster)| cluster.clone()))
    });
    view! {
        <div class="table-scroll" role="region" aria-label=words.sources tabindex="0">
            <table class="table table--sources">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn source_row(words: &'static Words, row: SourceRow, cluster: Option<String>) -> impl IntoView {
    let SourceRow { instance, eligible } = row;
    let source = &words.source;
    let id = instance.id.clone();
    let (name, state) = match eligible {
        Ok(source) => {
            let href = routes::create_from(&source, &[]);
            let say = &words.create;
            let state = match cluster {
                Some(cluster) => view! {
                    <span><span class="tag" data-tone="busy">{say.is_migrated}</span><span class="table__note">{(say.migrates_to)(&cluster)}</span></span>
                }
                .into_any(),
                None => view! { <span class="tag" data-tone="good">{say.can_be_migrated}</span> }.into_any(),
            };
            (view! { <a href=href>{id}</a> }.into_any(), state)
        }
        Err(reason) => {
            let why = (words.terms.sentence)(&(source.ineligibility)(&reason));
            let tag = words.create.cannot_be_migrated;
            let state = view! {
                <span><span class="tag" data-tone="warning">{tag}</span><span class="table__note">{why}</span></span>
            };
            (view! { <span>{id}</span> }.into_any(), state.into_any())
        }
    };
    let version = engine_and_version(&instance.engine, &instance.engine_version);
    view! {
        <tr>
            <th scope="row">{name}<span class="table__note" translate="no">{instance.description}</span></th>
            <td data-label=words.create.eligibility>{state}</td>
            <td data-label=source.version><span>{version}<span class="table__note"><ApiWord word=instance.category say=source.category/></span></span></td>
            <td data-label=source.storage><ApiWord word=instance.storage_type say=source.storage_type/></td>
            <td data-label=source.status><ApiWord word=instance.status say=source.instance_status/></td>
            <td data-label=words.cluster.vpc><span>{instance.vpc}<span class="table__note">{instance.zone}</span></span></td>
        </tr>
    }
}

/// Links to the pages of the list.
fn pages(query: SourceQuery, page: u32, pages: u32) -> impl IntoView {
    let words = &words().clusters;
    let link = move |to: usize, text: &'static str| {
        let to = u32::try_from(to).unwrap_or(u32::MAX);
        let url = routes::sources_page(&query.place, &query.text, to);
        view! { <a href=url>{text}</a> }
    };
    let (page, pages) = (page as usize, pages as usize);
    let here = (words.page_of)(page, pages);
    pager((page, pages), words.pages, (words.previous, words.next), here, link)
}
