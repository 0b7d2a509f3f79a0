//! How complete and how old the list is.

use backend::{ClusterPage, ClusterQuery};
use leptos::prelude::*;

use crate::routes::{self, list};
use crate::words::words;

/// What about the page as a whole is not as it should be.
#[component]
pub fn Notices(page: ClusterPage) -> impl IntoView {
    let all = words();
    let words = &all.clusters;
    let held_up =
        page.trouble.as_ref().map(|error| (words.held_up)(&(all.errors.read_error)(error)));
    let names: Vec<_> = page.missing.iter().map(ToString::to_string).collect();
    let missing = (!names.is_empty()).then(|| (words.missing)(&names.join(all.terms.comma)));
    [held_up, missing]
        .into_iter()
        .flatten()
        .map(|sentence| view! { <p class="notice" data-tone="warning">{sentence}</p> })
        .collect_view()
}

/// How far the gathering is, how old its oldest reading is, and what to do with the ticks.
#[component]
pub fn Progress(query: ClusterQuery, page: ClusterPage) -> impl IntoView {
    let words = &words().clusters;
    let reading = page.is_partial().then(|| {
        let text = (words.read)(page.read, page.total);
        view! {
            <span class="fleet__read">
                <progress max=page.total.to_string() value=page.read.to_string() aria-label=text.clone()></progress>
                " " {text}
            </span>
        }
    });
    let depends = query.filters_readings() || query.sort.column.is_of_readings();
    let partial = (page.is_partial() && depends)
        .then(|| view! { <span class="tag" data-tone="warning">{words.partial}</span> });
    let oldest = page.oldest.map(|age| view! { <span>{(words.oldest)(age.as_secs())}</span> });
    view! {
        <div class="fleet__bar">
            <p class="fleet__facts">{reading} {partial} {oldest}</p>
            <Selection query selected=page.selected/>
        </div>
    }
}

#[component]
fn Selection(query: ClusterQuery, selected: usize) -> impl IntoView {
    let words = &words().clusters;
    let every = ClusterQuery { only_selected: false, ..query.clone() };
    let none = ClusterQuery { selected: Vec::new(), ..every.clone() };
    let any = (!query.selected.is_empty()).then(|| {
        view! {
            <span>{(words.selected)(selected)}</span>
            <a href=routes::list(&none)>{words.clear_selection}</a>
        }
    });
    let way = if query.only_selected {
        view! { <a class="button" href=routes::list(&every)>{words.every_cluster}</a> }.into_any()
    } else {
        view! { <button class="button" name=list::ONLY value=list::SELECTED>{words.compare}</button> }.into_any()
    };
    view! { <p class="fleet__selection">{any} {way}</p> }
}
