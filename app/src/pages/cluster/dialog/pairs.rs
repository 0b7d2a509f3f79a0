//! With or without endpoints, and which connection strings swap.

use backend::WayBack;
use leptos::prelude::*;
use migration::{
    Action, Address, Check, Endpoint, Evidence, Pair, Report, Weight, faults_between, may_pair,
};

use super::data::DialogData;
use crate::words::{Words, words};

#[component]
pub fn EndpointChoice(data: DialogData) -> impl IntoView {
    let words = &words().dialog;
    let choice = match data.action {
        Action::RollBack => &words.roll_back,
        _ => &words.switch,
    };
    let note = match (data.action, &data.way_back) {
        (Action::RollBack, WayBack::Known(_)) => Some(words.recorded_pairs),
        (Action::RollBack, WayBack::NothingSwapped) => Some(words.nothing_to_swap_back),
        (Action::RollBack, WayBack::Unknown) => Some(words.way_back_unknown),
        _ => None,
    };
    let with = data.choice.with_endpoints;
    let pairs = if with == Some(false) {
        view! { <KeptPairs data=data.clone()/> }.into_any()
    } else {
        view! {
            <div class="choice__detail">
                <PairEditor data=data.clone()/>
                <p class="muted">{words.only_names_swap}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <fieldset class="choice" data-renders="preflight">
            <legend>{words.endpoints}</legend>
            {note.map(|note| view! { <p>{note}</p> })}
            <label class="choice__option">
                <input type="radio" id="endpoints-with" name="endpoints" value="with" required
                    checked=with == Some(true)/>
                {choice.with_endpoints}
            </label>
            {pairs}
            <label class="choice__option">
                <input type="radio" id="endpoints-without" name="endpoints" value="without" required
                    checked=with == Some(false)/>
                {choice.without_endpoints}
            </label>
            <p class="choice__detail muted">{choice.then}</p>
        </fieldset>
    }
}

/// Without endpoints the chosen pairs are kept in hidden fields, in case the operator changes the choice back.
#[component]
fn KeptPairs(data: DialogData) -> impl IntoView {
    let query = data.choice.query(data.action, &data.now);
    let pairs = query.into_iter().filter(|(name, _)| name.starts_with("pairs["));
    pairs.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
}

/// One row for every connection string of the RDS side, with the partners it may have and the verdict.
#[component]
fn PairEditor(data: DialogData) -> impl IntoView {
    let all = words();
    let addresses = data
        .now
        .rds_endpoints
        .iter()
        .flat_map(|endpoint| endpoint.addresses.iter().map(move |address| (endpoint, address)));
    let named = addresses.filter(|(_, address)| !address.connection_string.is_empty());
    let rows =
        named.enumerate().map(|(at, (endpoint, address))| row(all, at, endpoint, address, &data));
    let (rds_side, polardb_side) = (all.dialog.rds_side, all.dialog.polardb_side);
    view! {
        <div class="table-scroll">
            <table class="table table--pairs">
                <caption class="visually-hidden">{all.preflight.pairs}</caption>
                <thead>
                    <tr>
                        <th scope="col">{rds_side}</th>
                        <th scope="col">{polardb_side}</th>
                        <th scope="col">{all.preflight.verdict_of_pair}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(
    words: &'static Words,
    at: usize,
    endpoint: &Endpoint,
    address: &Address,
    data: &DialogData,
) -> impl IntoView + use<> {
    let name = address.connection_string.clone();
    let chosen = data.choice.pairs.iter().find(|pair| pair.rds == name);
    let verdict = verdict(words, &data.report, chosen);
    let options = data
        .now
        .polardb_endpoints
        .iter()
        .filter(|target| may_pair(&endpoint.kind, &target.kind))
        .flat_map(|target| target.addresses.iter().map(move |address| (target, address)))
        .filter(|(_, target)| !target.connection_string.is_empty())
        .map(|target| {
            let value = target.1.connection_string.clone();
            let selected = chosen.is_some_and(|pair| pair.polardb == value);
            let text = option_text(words, (endpoint, address), target);
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect_view();
    let facts = facts(words, endpoint, address);
    view! {
        <tr>
            <th scope="row"><code>{name.clone()}</code><span class="table__note">{facts}</span></th>
            <td data-label=words.dialog.swaps>
                <select id=format!("pair-{at}") name=format!("pairs[{name}]") aria-label=(words.dialog.swaps_with)(&name)>
                    <option value="">{words.dialog.does_not_swap}</option>
                    {options}
                </select>
            </td>
            <td>{verdict}</td>
        </tr>
    }
}

/// The names of the checks that have something to say about a pair.
fn verdict(words: &'static Words, report: &Report, pair: Option<&Pair>) -> AnyView {
    let preflight = &words.preflight;
    let Some(pair) = pair else {
        return view! { <span class="muted">{preflight.stays}</span> }.into_any();
    };
    let is_about =
        |check: &&Check| matches!(&check.evidence, Evidence::Pair { pair: of, .. } if of == pair);
    let said =
        report.checks.iter().filter(is_about).filter(|check| check.verdict.weight().is_some());
    let tags: Vec<_> = said
        .map(|check| {
            let tone = match check.verdict.weight() {
                Some(Weight::Block) => "danger",
                _ => "warning",
            };
            let verdict = (preflight.verdict)(check.verdict);
            view! {
                <span class="tag" data-tone=tone>{(preflight.check)(check.id).name}
                    <span class="visually-hidden">{words.terms.colon}{verdict}</span>
                </span>
            }
        })
        .collect();
    if tags.is_empty() {
        view! { <span class="tag" data-tone="good">{preflight.fits}</span> }.into_any()
    } else {
        view! { <span class="tags">{tags}</span> }.into_any()
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

fn facts(words: &Words, endpoint: &Endpoint, address: &Address) -> String {
    let terms = &words.terms;
    [(terms.endpoint_kind)(&endpoint.kind), (terms.address)(address)].join(terms.comma)
}
