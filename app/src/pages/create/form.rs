//! The form that creates a cluster.

use leptos::prelude::*;
use migration::CreateCluster;

use super::evaluation::FORM;
use super::follows::Follows;
use super::inputs::Filled;
use super::load::Start;
use crate::error::{CreateField as Field, CreateFieldFault as FieldFault};
use crate::routes;
use crate::words::words;

const PLANS: [&str; 12] = [
    "Month-1", "Month-2", "Month-3", "Month-4", "Month-5", "Month-6", "Month-7", "Month-8",
    "Month-9", "Year-1", "Year-2", "Year-3",
];

/// Parts that depend on what is chosen in others.
const PARTS: &str = "class-and-zone follows";

/// The form of the new cluster. It is sent to the review; the buttons of the evaluation take its values along.
#[component]
pub fn Form<'a>(start: &'a Start, faults: &'a [(Field, FieldFault)]) -> impl IntoView + use<> {
    let words = &words().create_form;
    let filled = Filled { typed: &start.typed, faults };
    let folded_faults = faults.iter().any(|(field, _)| field.is_folded());
    let folded_texts =
        Field::ALL.into_iter().any(|it| it.is_folded() && !start.typed.text(it).is_empty());
    view! {
        {summary(faults)}
        <form class="create" id=FORM method="get" action=routes::CREATE data-renders=PARTS>
            {hidden(start)}
            <div class="create__groups">
                {group(words.purchase, purchase(&filled))}
                {group(words.target, target(&filled, start))}
                {group(words.database, storage(&filled))}
                {group(words.network, network(&filled))}
                {group(words.cluster, cluster(&filled))}
                <details class="card create__more" open=folded_faults || folded_texts>
                    <summary>{words.more}</summary>
                    <div class="create__fields">{more(&filled)}</div>
                </details>
            </div>
            <aside class="card create__follows" aria-labelledby="follows-title">
                <h2 id="follows-title">{words.what_follows}</h2>
                <div class="follows" id="follows" aria-live="polite"><Follows start/></div>
                <div class="dialog__buttons">
                    <button class="button button--primary" type="submit" name="step" value="review">{words.review}</button>
                    <button class="button refresh" type="submit">{words.update}</button>
                </div>
            </aside>
        </form>
    }
}

fn hidden(start: &Start) -> impl IntoView + use<> {
    let source = &start.source;
    let profile = (!source.profile.is_default()).then(|| source.profile.to_string());
    [
        (routes::PROFILE, profile),
        ("region", Some(source.region.to_string())),
        ("source", Some(source.id.to_string())),
    ]
    .map(|(name, value)| value.map(|value| view! { <input type="hidden" name=name value=value/> }))
}

/// What has to be changed, with a way to each field.
fn summary(faults: &[(Field, FieldFault)]) -> Option<impl IntoView + use<>> {
    let words = &words().create_form;
    let items = faults.iter().map(|(field, fault)| {
        let (href, label) = (format!("#{}", field.name()), (words.label)(*field));
        view! { <li><a href=href>{label}</a> " " {(words.fault)(fault)}</li> }
    });
    (!faults.is_empty()).then(|| {
        view! {
            <section class="notice" data-tone="danger" role="alert">
                <h2>{(words.faults)(faults.len())}</h2>
                <ul class="plain-list">{items.collect_view()}</ul>
            </section>
        }
    })
}

fn group(title: &'static str, fields: impl IntoView + 'static) -> AnyView {
    view! {
        <fieldset class="card">
            <legend class="create__legend">{title}</legend>
            <div class="create__fields">{fields.into_view()}</div>
        </fieldset>
    }
    .into_any()
}

fn purchase(filled: &Filled<'_>) -> impl IntoView + use<> {
    view! {
        {filled.radios(Field::Billing, &["Postpaid", "Prepaid", "Serverless"])}
        <div class="create__only" data-only="Prepaid">
            {filled.select(Field::Plan, &PLANS, false)}
            {filled.checkbox(Field::AutoRenew, "yes")}
        </div>
        <div class="create__only" data-only="Serverless">
            {filled.input(Field::ScaleMin, "number", None)}
            {filled.input(Field::ScaleMax, "number", None)}
        </div>
    }
}

fn target(filled: &Filled<'_>, start: &Start) -> impl IntoView + use<> {
    view! {
        {filled.select(Field::Engine, &start.engines(), false)}
        {filled.radios(Field::Edition, &["Normal", "SENormal"])}
        <div class="create__only" id="class-and-zone">{class_and_zone(filled, start)}</div>
        {filled.input(Field::Nodes, "number", None)}
    }
}

/// What is sold depends on what is chosen beside it.
fn class_and_zone(filled: &Filled<'_>, start: &Start) -> impl IntoView + use<> {
    let all = words();
    let why = start.read.stock.as_ref().err().map(|error| {
        let why = (all.create_form.stock_not_read)(&(all.errors.read_error)(error));
        view! { <p class="notice" data-tone="warning">{why}</p> }
    });
    let (classes, zones) = (start.classes(), start.zones());
    let texts = |list: &[String]| list.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
    let (classes, zones) = (texts(&classes), texts(&zones));
    let (class, zone) = if why.is_some() {
        (filled.input(Field::NodeClass, "text", None), filled.input(Field::Zone, "text", None))
    } else {
        let classes: Vec<_> = classes.lines().collect();
        let zones: Vec<_> = zones.lines().collect();
        (filled.select(Field::NodeClass, &classes, true), filled.select(Field::Zone, &zones, true))
    };
    view! { {why} {class} {zone} }
}

fn storage(filled: &Filled<'_>) -> impl IntoView + use<> {
    let editions = ["Normal", "SENormal"].map(CreateCluster::storage_types).concat();
    view! {
        {filled.select(Field::StorageType, &editions, true)}
        {filled.input(Field::Space, "number", None)}
        {filled.radios(Field::TableNames, &["1", "0"])}
    }
}

fn network(filled: &Filled<'_>) -> impl IntoView + use<> {
    view! {
        {filled.input(Field::Vpc, "text", None)}
        {filled.input(Field::Vswitch, "text", None)}
    }
}

fn cluster(filled: &Filled<'_>) -> impl IntoView + use<> {
    let zones = (-12..=13).map(|hours: i32| {
        let sign = if hours < 0 { '-' } else { '+' };
        view! { <option value=format!("{sign}{:02}:00", hours.abs())></option> }
    });
    view! {
        {filled.input(Field::Description, "text", None)}
        {filled.input(Field::ResourceGroup, "text", None)}
        {filled.input(Field::TimeZone, "text", Some("time-zones"))}
        <datalist id="time-zones"><option value="SYSTEM"></option>{zones.collect_view()}</datalist>
        {filled.radios(Field::Backups, &["LATEST", "ALL", "NONE"])}
    }
}

fn more(filled: &Filled<'_>) -> impl IntoView + use<> {
    view! {
        {filled.select(Field::XEngine, &["OFF", "ON"], true)}
        {filled.input(Field::XEngineMemory, "number", None)}
        {filled.select(Field::HotStandby, &["ON", "OFF", "STANDBY", "EQUAL", "3AZ"], true)}
        {filled.select(Field::Encryption, &["true", "false"], true)}
        {filled.input(Field::SecurityIps, "text", None)}
        {filled.checkbox(Field::Untagged, "yes")}
    }
}
