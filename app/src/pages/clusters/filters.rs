//! The fields of the form around the list.

use backend::{ClusterQuery, ClusterRow, Needs, Sort};
use leptos::prelude::*;
use migration::{Direction, MigrationStatus, RegionId};

use crate::routes::{self, list};
use crate::words::words;

/// Value and words of each option, and which one is chosen.
fn options(all: impl IntoIterator<Item = (String, String)>, chosen: &str) -> AnyView {
    let option = |(value, text): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{text}</option> }
    };
    all.into_iter().map(option).collect_view().into_any()
}

#[component]
pub fn Filters(query: ClusterQuery, regions: Vec<RegionId>) -> impl IntoView {
    let all = words();
    let words = &all.clusters;
    let every = || (String::new(), words.all.to_owned());
    let same = |word: &str| (word.to_owned(), word.to_owned());
    let regions = options(regions.iter().map(|it| same(it.as_str())), query.place.region.as_str());
    let statuses =
        std::iter::once(every()).chain(MigrationStatus::KNOWN.iter().map(|it| same(it.as_str())));
    let directions = [Direction::RdsToPolardb, Direction::PolardbToRds];
    let directions = directions.map(|it| (it.as_str().to_owned(), (all.terms.direction)(&it)));
    let directions = std::iter::once(every()).chain(directions);
    let needs = Needs::ALL.map(|it| (it.as_str().to_owned(), (words.needs)(it).to_owned()));
    let needs = std::iter::once(every()).chain(needs);
    let direction = query.direction.as_ref().map(Direction::as_str).unwrap_or_default();
    let need = query.needs.map(Needs::as_str).unwrap_or_default();
    view! {
        <div class="filters" role="search">
            <label class="field">{words.region}
                <select name=list::REGION>{regions}</select>
            </label>
            <label class="field">{words.search}
                <input type="search" name=list::TEXT value=query.text.clone()/>
            </label>
            <label class="field">{words.migration_status}
                <select name=list::STATUS>{options(statuses, &query.status)}</select>
            </label>
            <label class="field">{words.direction}
                <select name=list::DIRECTION>{options(directions, direction)}</select>
            </label>
            <label class="field">{words.attention}
                <select name=list::NEEDS>{options(needs, need)}</select>
            </label>
            <button class="button button--primary" type="submit">{words.show}</button>
        </div>
    }
}

/// What no visible field of the form says: account, order, and ticks of clusters that are not in `shown`.
#[component]
pub fn Carried(query: ClusterQuery, #[prop(optional)] shown: Vec<ClusterRow>) -> impl IntoView {
    let hidden = |name: &'static str, value: String| {
        view! { <input type="hidden" name=name value=value/> }
    };
    let profile = &query.place.profile;
    let elsewhere =
        query.selected.iter().filter(|id| !shown.iter().any(|row| row.cluster.id == **id));
    view! {
        {(!profile.is_default()).then(|| hidden(routes::PROFILE, profile.to_string()))}
        {(query.sort != Sort::default()).then(|| hidden(list::SORT, query.sort.word()))}
        {query.only_selected.then(|| hidden(list::ONLY, list::SELECTED.to_owned()))}
        {elsewhere.map(|id| hidden(list::SELECT, id.to_string())).collect_view()}
    }
}
