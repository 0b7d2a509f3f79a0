//! Which side answers each name now, and which one will.

use backend::Parameters;
use leptos::prelude::*;
use migration::{Answerer, NameRow, name_map};

use super::data::DialogData;
use crate::words::words;

/// The before and after map of the pairs that are chosen.
#[component]
pub fn NameMap(data: DialogData) -> impl IntoView {
    let words = &words().preflight.map;
    let Parameters::Move { pairs } = data.choice.parameters(data.action) else {
        return ().into_any();
    };
    let map = name_map(&data.now, pairs.as_deref().unwrap_or_default());
    let content = if map.iter().any(|row| row.moved) {
        let rows = map.into_iter().map(|row| map_row(&data, row)).collect_view();
        view! {
            <div class="table-scroll">
                <table class="table table--map" aria-labelledby="name-map">
                    <thead>
                        <tr>
                            <th scope="col">{words.name}</th>
                            <th scope="col">{words.now}</th>
                            <th scope="col">{words.then}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    } else {
        view! { <p>{words.nothing_moves}</p> }.into_any()
    };
    view! {
        <section class="name-map" aria-labelledby="name-map">
            <h3 id="name-map">{words.title}</h3>
            {content}
        </section>
    }
    .into_any()
}

fn map_row(data: &DialogData, row: NameRow) -> impl IntoView + use<> {
    let words = &words().preflight.map;
    let says = |place: &Answerer| (words.answerer)(place, place.side.instance(&data.now));
    let (now, then) = (says(&row.before), says(&row.after));
    let port = row.port_changes().then(|| (words.port_changes)(&row.before.port, &row.after.port));
    let then = if row.moved {
        view! {
            <span class="tag" data-tone="busy">{words.moves}</span> " "
            {port.map(|text| view! { <span class="tag" data-tone="warning">{text}</span> " " })}
            <span>{then}</span>
        }
        .into_any()
    } else {
        view! { <span class="muted">{words.stays}</span> }.into_any()
    };
    view! {
        <tr data-moved=row.moved.to_string()>
            <th scope="row"><code>{row.name}</code></th>
            <td data-label=words.now>{now}</td>
            <td data-label=words.then>{then}</td>
        </tr>
    }
}
