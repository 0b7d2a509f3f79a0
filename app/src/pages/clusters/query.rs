//! What the address asks of the list.

use backend::{ClusterQuery, Needs, Seat, Sort};
use leptos_router::params::ParamsMap;
use migration::{ClusterId, Direction, RegionId, RegionRef};

use crate::error::{BadRequest, ConsoleError, FormField};
use crate::routes::{self, list};

/// Clusters that can be ticked: an address has to stay one that servers on the way let through.
const MOST_SELECTED: usize = 200;

pub fn query(seat: &Seat, asked: &ParamsMap) -> Result<ClusterQuery, ConsoleError> {
    let text = |name: &str| asked.get(name).unwrap_or_default();
    let profile = routes::profile(asked)?;
    let first = seat.default_region(&profile)?;
    let region = given(&text(list::REGION), |word| Ok(RegionId::parse(word)?))?;
    let region = region.unwrap_or_else(|| first.clone());
    let page =
        given(&text(list::PAGE), |word| word.parse().map_err(|_| BadRequest::PageNumber.into()))?;
    let choice = |name: &str, value: &str| BadRequest::NoSuchChoice {
        field: FormField::named(name),
        value: value.chars().take(40).collect(),
    };
    let direction = given(&text(list::DIRECTION), |word| match Direction::from(word) {
        Direction::Unrecognised(_) => Err(choice(list::DIRECTION, word).into()),
        known => Ok(known),
    })?;
    let needs = given(&text(list::NEEDS), |word| {
        let found = Needs::ALL.into_iter().find(|it| it.as_str() == word);
        found.ok_or_else(|| choice(list::NEEDS, word).into())
    })?;
    let sort = given(&text(list::SORT), |word| {
        Sort::parse(word).ok_or_else(|| choice(list::SORT, word).into())
    })?;
    let selected = selected(asked)?;
    Ok(ClusterQuery {
        text: text(list::TEXT),
        status: text(list::STATUS),
        direction,
        needs,
        sort: sort.unwrap_or_default(),
        page: page.unwrap_or(1),
        only_selected: text(list::ONLY) == list::SELECTED && !selected.is_empty(),
        selected,
        ..ClusterQuery::of(RegionRef { profile, region })
    })
}

/// A field of the form that was left empty asks for nothing.
fn given<T>(
    word: &str,
    parse: impl FnOnce(&str) -> Result<T, ConsoleError>,
) -> Result<Option<T>, ConsoleError> {
    (!word.is_empty()).then(|| parse(word)).transpose()
}

fn selected(asked: &ParamsMap) -> Result<Vec<ClusterId>, ConsoleError> {
    let all = asked.get_all(list::SELECT).unwrap_or_default();
    let mut selected = Vec::new();
    for id in all.into_iter().take(MOST_SELECTED) {
        let id = ClusterId::parse(id)?;
        if !selected.contains(&id) {
            selected.push(id);
        }
    }
    Ok(selected)
}
