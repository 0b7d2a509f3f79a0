use backend::{FaultKind, LabFault, LabField, LabForm, Preset, SHAPES, TRANSITIONS};
use leptos::prelude::*;

use super::form::{LOOK_MS, Posted, lab_form, name, text_field};
use crate::routes;
use crate::words::words;

const FORM: LabForm = LabForm::Fault;
/// Words in a description that order faults, to begin with.
const WORDS: [&str; 4] =
    ["fault-throttle-3", "fault-slow-2000", "fault-stuck-switching", "fault-lag-storm"];

#[component]
pub fn Faults(faults: Vec<LabFault>, kind: Option<FaultKind>, posted: Posted) -> impl IntoView {
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
        <Own kind posted/>
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

/// First the kind, then the fields it has.
#[component]
fn Own(kind: Option<FaultKind>, posted: Posted) -> impl IntoView {
    let words = &words().lab.faults;
    let refused = posted.text(FORM, LabField::Kind).as_deref().and_then(FaultKind::parse);
    let kind = refused.or(kind).unwrap_or(FaultKind::Throttle);
    let kinds = FaultKind::ALL.map(|one| {
        let selected = one == kind;
        view! { <option value=one.as_str() selected=selected>{(words.kind_name)(one)}</option> }
    });
    let details = kind.details().iter().map(|field| detail(&posted, *field));
    let common = [
        (LabField::Action, false),
        (LabField::Cluster, false),
        (LabField::Account, false),
        (LabField::Times, true),
        (LabField::Skip, true),
        (LabField::Chance, true),
    ];
    let common = common.map(|(field, number)| text_field(&posted, FORM, field, "", number));
    let form = view! {
        <input type="hidden" name=name(LabField::Kind) value=kind.as_str()/>
        <p>{(words.kind_means)(kind)}</p>
        <div class="lab__fields">{details.collect_view()} {common}</div>
        <p class="muted">{words.optional}</p>
        <div class="line"><button class="button button--primary">{words.order}</button></div>
    };
    view! {
        <form class="filters" method="get" action=format!("{}#faults", routes::LAB)>
            <label class="field">{words.choose_kind}<select name="kind">{kinds}</select></label>
            <button class="button">{words.show}</button>
        </form>
        {lab_form(FORM, "lab__form", form.into_any())}
    }
}

fn detail(posted: &Posted, field: LabField) -> AnyView {
    let choices: &[&str] = match field {
        LabField::Shape => &SHAPES,
        LabField::Transition => &TRANSITIONS,
        _ => {
            let number = !matches!(field, LabField::Code | LabField::Reason | LabField::Item);
            return text_field(posted, FORM, field, "", number).into_any();
        }
    };
    let chosen = posted.text(FORM, field).unwrap_or_default();
    let options = choices.iter().map(|choice| {
        view! { <option value=*choice selected=chosen == *choice translate="no">{*choice}</option> }
    });
    view! {
        <label class="field">{(words().lab.field)(field)}
            <select name=name(field)><option value="">{words().lab.faults.any}</option>{options.collect_view()}</select>
        </label>
    }
    .into_any()
}
