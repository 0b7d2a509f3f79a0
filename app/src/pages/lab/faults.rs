//! The faults in force, ready-made ones, and an order of any kind that the emulator offers.

use backend::{
    FaultKind, FieldType, LabFault, LabField, LabForm, OfferedField, OfferedKind, Preset,
    shown_fields,
};
use leptos::prelude::*;

use super::form::{LOOK_MS, Posted, lab_form, name, raw_field, text_field};
use crate::routes;
use crate::words::words;

const FORM: LabForm = LabForm::Fault;
/// Words in a description that order faults, to begin with.
const WORDS: [&str; 4] =
    ["fault-throttle-3", "fault-slow-2000", "fault-stuck-switching", "fault-lag-storm"];

#[component]
pub fn Faults(
    faults: Vec<LabFault>,
    kinds: Vec<OfferedKind>,
    kind: String,
    posted: Posted,
) -> impl IntoView {
    let words = &words().lab.faults;
    let presets = Preset::ALL.map(|preset| view! {
        <button class="button" name="f[preset]" value=preset.as_str()>{(words.preset)(preset)}</button>
    });
    let clear = (!faults.is_empty()).then(|| {
        let button = view! { <button class="button">{words.clear}</button> };
        lab_form(LabForm::ClearFaults, "line", button.into_any())
    });
    view! {
        <p class="muted">{words.about}</p>
        <div id="faults-now" class="lab__now" data-follow=LOOK_MS><List faults/> {clear}</div>
        <h3>{words.ready_made}</h3>
        {lab_form(FORM, "line", presets.into_any())}
        <h3>{words.own}</h3>
        {own(&kinds, &kind, &posted)}
        <p class="muted">
            {words.by_name} {WORDS.map(|word| view! { " " <code>{word}</code> })}
        </p>
    }
}

#[component]
fn List(faults: Vec<LabFault>) -> impl IntoView {
    let all = &words().lab;
    let words = &all.faults;
    if faults.is_empty() {
        return view! { <p class="empty">{words.none}</p> }.into_any();
    }
    let heads = [
        words.kind,
        (all.field)(LabField::Action),
        (all.field)(LabField::Cluster),
        (all.field)(LabField::Account),
        words.left,
    ];
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <div class="table-scroll" role="group" aria-labelledby="faults-title" tabindex="0">
            <table class="table">
                <thead><tr>{heads}<th scope="col"><span class="visually-hidden">{words.clear}</span></th></tr></thead>
                <tbody>{faults.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(fault: LabFault) -> impl IntoView {
    let all = &words().lab;
    let words = &all.faults;
    let kind = FaultKind::parse(&fault.kind).map(words.kind_name);
    let or_any = |text: Option<String>| match text.filter(|text| text != "*") {
        Some(text) => view! { <code>{text}</code> }.into_any(),
        None => words.any.into_any(),
    };
    let left = fault.left.map_or(words.without_end.to_owned(), |left| left.to_string());
    let chance = fault.probability.map(|chance| {
        view! { <span class="table__note">{format!("{:.0} %", chance * 100.0)}</span> }
    });
    let remove = view! {
        <input type="hidden" name=name(LabField::Name) value=fault.id.to_string()/>
        <button class="button button--small">{(words.remove)(fault.id)}</button>
    };
    view! {
        <tr data-key=fault.id.to_string()>
            <th scope="row">{kind}<span class="table__note"><code>{fault.kind}</code></span></th>
            <td data-label=(all.field)(LabField::Action)>{or_any(fault.action)}</td>
            <td data-label=(all.field)(LabField::Cluster)>{or_any(fault.cluster)}</td>
            <td data-label=(all.field)(LabField::Account)>{or_any(fault.account)}</td>
            <td data-label=words.left>{left} {chance}</td>
            <td>{lab_form(LabForm::RemoveFault, "line", remove.into_any())}</td>
        </tr>
    }
}

/// A kind among those to choose from: in the lab's words, or the emulator's word if the lab has none.
fn option(kind: &OfferedKind, selected: bool) -> impl IntoView + use<> {
    let known = FaultKind::parse(&kind.kind).map(words().lab.faults.kind_name);
    let untranslated = known.is_none().then_some("no");
    let name = known.unwrap_or(&kind.kind).to_owned();
    view! { <option value=kind.kind.clone() selected=selected translate=untranslated>{name}</option> }
}

/// The kinds that the emulator offers, and the fields of the chosen one.
fn own(kinds: &[OfferedKind], asked: &str, posted: &Posted) -> AnyView {
    let words = &words().lab.faults;
    let refused = posted.text(FORM, LabField::Kind);
    let find = |word: &str| kinds.iter().find(|kind| kind.kind == word);
    let chosen = refused.as_deref().and_then(find).or_else(|| find(asked));
    let Some(kind) = chosen.or(kinds.first()) else { return ().into_any() };
    let options: Vec<_> = kinds.iter().map(|one| option(one, one.kind == kind.kind)).collect();
    let details: Vec<_> =
        shown_fields(kind).into_iter().map(|field| detail(posted, field)).collect();
    let common = [
        (LabField::Action, false),
        (LabField::Cluster, false),
        (LabField::Account, false),
        (LabField::Times, true),
        (LabField::Skip, true),
        (LabField::Chance, true),
    ];
    let common = common.map(|(field, number)| text_field(posted, FORM, field, "", number));
    let meaning = FaultKind::parse(&kind.kind).map(words.kind_means);
    let form = view! {
        <input type="hidden" name=name(LabField::Kind) value=kind.kind.clone()/>
        {meaning.map(|meaning| view! { <p>{meaning}</p> })}
        <div class="lab__fields">{details} {common}</div>
        <p class="muted">{words.optional}</p>
        <div class="line"><button class="button button--primary">{words.order}</button></div>
    };
    view! {
        <form class="filters" method="get" action=format!("{}#faults", routes::LAB)>
            <label class="field">{words.choose_kind}<select name="kind">{options}</select></label>
            <button class="button">{words.show}</button>
        </form>
        {lab_form(FORM, "lab__form", form.into_any())}
    }
    .into_any()
}

fn detail(posted: &Posted, offered: &OfferedField) -> AnyView {
    let Some(field) = LabField::of_detail(&offered.name) else {
        return raw_field(posted, FORM, offered).into_any();
    };
    // An item may be one that only the reason names, so it is typed.
    if offered.values.is_empty() || field == LabField::Item {
        let is_number = matches!(offered.takes, FieldType::Number | FieldType::Delay);
        return text_field(posted, FORM, field, "", is_number).into_any();
    }
    let chosen = posted.text(FORM, field).unwrap_or_default();
    let options = offered.values.iter().map(|choice| {
        let selected = chosen == *choice;
        view! { <option value=choice.clone() selected=selected translate="no">{choice.clone()}</option> }
    });
    let options = options.collect_view();
    view! {
        <label class="field">{(words().lab.field)(field)}
            <select name=name(field)><option value="">{words().lab.faults.any}</option>{options}</select>
        </label>
    }
    .into_any()
}
