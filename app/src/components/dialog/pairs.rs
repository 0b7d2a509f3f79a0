//! With or without endpoints, and which connection strings swap.

use backend::WayBack;
use leptos::prelude::*;
use migration::{
    Action, Address, Endpoint, Pair, Pairs, default_pairs, endpoint_of, faults_between, may_pair,
};

use super::DialogData;
use crate::words::{Words, words};

#[component]
pub fn EndpointChoice(data: DialogData) -> impl IntoView {
    let words = &words().dialog;
    let choice = match data.action {
        Action::RollBack => &words.roll_back,
        _ => &words.switch,
    };
    let pairs = match (data.action, &data.way_back) {
        (Action::RollBack, WayBack::Known(pairs)) => {
            view! { <FixedPairs data=data.clone() pairs=pairs.clone()/> }.into_any()
        }
        _ => view! { <ChosenPairs data=data.clone()/> }.into_any(),
    };
    view! {
        <fieldset class="choice">
            <legend>{words.endpoints}</legend>
            <label class="choice__option">
                <input type="radio" name="endpoints" value="with" required/>
                {choice.with_endpoints}
            </label>
            <div class="choice__detail">
                {pairs}
                <p class="muted">{words.only_names_swap}</p>
            </div>
            <label class="choice__option">
                <input type="radio" name="endpoints" value="without" required/>
                {choice.without_endpoints}
            </label>
            <p class="choice__detail muted">{choice.then}</p>
        </fieldset>
    }
}

/// The pairs that undo a switch made here.
#[component]
fn FixedPairs(data: DialogData, pairs: Pairs) -> impl IntoView {
    let words = words();
    let rows = pairs.into_iter().map(|pair| {
        let facts = |side: &[Endpoint], text: &str| {
            endpoint_of(side, text).map(|(endpoint, address)| facts(words, endpoint, address))
        };
        let rds = facts(&data.now.rds_endpoints, &pair.rds);
        let polardb = facts(&data.now.polardb_endpoints, &pair.polardb);
        view! {
            <tr>
                <td>
                    <code>{pair.rds.clone()}</code><span class="table__note">{rds}</span>
                    <input type="hidden" name=format!("pairs[{}]", pair.rds) value=pair.polardb.clone()/>
                </td>
                <td><code>{pair.polardb}</code><span class="table__note">{polardb}</span></td>
            </tr>
        }
    });
    view! {
        <p>{words.dialog.recorded_pairs}</p>
        <PairTable rows=rows.collect_view().into_any()/>
    }
}

/// One row for every connection string of the RDS side, with the partners it may have.
#[component]
fn ChosenPairs(data: DialogData) -> impl IntoView {
    let words = words();
    let offered = match (data.action, &data.way_back) {
        // Nothing tells which strings were swapped, so nothing is chosen for the operator.
        (Action::RollBack, _) => Pairs::new(),
        _ => default_pairs(&data.now.rds_endpoints, &data.now.polardb_endpoints),
    };
    let note = match (data.action, &data.way_back) {
        (Action::RollBack, WayBack::NothingSwapped) => Some(words.dialog.nothing_to_swap_back),
        (Action::RollBack, _) => Some(words.dialog.way_back_unknown),
        _ => None,
    };
    let targets = data.now.polardb_endpoints;
    let rows = data.now.rds_endpoints.into_iter().flat_map(|endpoint| {
        let (offered, targets) = (offered.clone(), targets.clone());
        endpoint
            .addresses
            .clone()
            .into_iter()
            .map(move |address| choice_row(words, &endpoint, address, &targets, &offered))
            .collect::<Vec<_>>()
    });
    view! {
        {note.map(|note| view! { <p>{note}</p> })}
        <PairTable rows=rows.collect_view().into_any()/>
    }
}

fn choice_row(
    words: &'static Words,
    endpoint: &Endpoint,
    address: Address,
    targets: &[Endpoint],
    offered: &[Pair],
) -> impl IntoView + use<> {
    let source = address.clone();
    let name = address.connection_string.clone();
    let chosen = offered.iter().find(|pair| pair.rds == name).map(|pair| pair.polardb.clone());
    let options = targets
        .iter()
        .filter(|target| may_pair(&endpoint.kind, &target.kind))
        .flat_map(|target| target.addresses.iter().map(move |address| (target, address)))
        .map(|(target, address)| {
            let value = address.connection_string.clone();
            let selected = chosen.as_ref() == Some(&value);
            let text = option_text(words, (endpoint, &source), (target, address));
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    view! {
        <tr>
            <td><code>{name.clone()}</code><span class="table__note">{facts(words, endpoint, &address)}</span></td>
            <td>
                <select name=format!("pairs[{name}]") aria-label=(words.dialog.swaps_with)(&name)>
                    <option value="">{words.dialog.does_not_swap}</option>
                    {options}
                </select>
            </td>
        </tr>
    }
}

/// The name, and what differs from its partner where something does.
fn option_text(
    words: &Words,
    rds: (&Endpoint, &Address),
    polardb: (&Endpoint, &Address),
) -> String {
    let name = &polardb.1.connection_string;
    let faults: Vec<_> = faults_between(rds, polardb).iter().map(words.terms.short_fault).collect();
    if faults.is_empty() {
        name.clone()
    } else {
        format!("{name} ({})", faults.join(words.terms.comma))
    }
}

#[component]
fn PairTable(rows: AnyView) -> impl IntoView {
    let words = &words().dialog;
    view! {
        <div class="table-scroll">
            <table class="table table--pairs">
                <thead>
                    <tr><th scope="col">{words.rds_side}</th><th scope="col">{words.polardb_side}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn facts(words: &Words, endpoint: &Endpoint, address: &Address) -> String {
    let terms = &words.terms;
    [(terms.endpoint_kind)(&endpoint.kind), (terms.address)(address)].join(terms.comma)
}
