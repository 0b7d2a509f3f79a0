use backend::SourceDetail;
use leptos::prelude::*;
use migration::{ClusterRef, RegionRef};

use super::load::Start;
use crate::panel;
use crate::routes;
use crate::words::{Words, words};

/// What the source is.
#[component]
pub fn Detail<'a>(start: &'a Start) -> impl IntoView + use<> {
    let all = words();
    let words = &all.source;
    let facts = facts(all, start).into_iter().filter(|(_, value)| !value.is_empty());
    let facts = facts.map(|(term, value)| {
        view! { <div class="facts__item"><dt>{term}</dt><dd>{value}</dd></div> }
    });
    let addresses = match &start.read.detail {
        Ok(detail) => addresses(all, detail).into_any(),
        Err(error) => {
            let why = (words.not_read)(&(all.errors.read_error)(error));
            view! { <p class="notice" data-tone="warning">{why}</p> }.into_any()
        }
    };
    view! {
        <section class="card" aria-labelledby="source">
            <div class="card__head">
                <h2 id="source">{words.instance}</h2>
                <a href=routes::new_cluster(&start.source.place())>{all.creation.other_source}</a>
            </div>
            {before(all, start)}
            <dl class="facts">{facts.collect_view()}</dl>
            {addresses}
        </section>
    }
}

fn facts(words: &Words, start: &Start) -> Vec<(&'static str, String)> {
    let Words { source, cluster, terms, .. } = words;
    let (state, attribute) = (&start.read.source.state, &start.read.source.attribute);
    let size =
        attribute.cpu.zip(attribute.memory).map(|(cpu, mb)| (source.cpu_and_memory)(cpu, mb));
    let class = [Some(attribute.class.clone()).filter(|it| !it.is_empty()), size];
    let class: Vec<_> = class.into_iter().flatten().collect();
    let ssl = start.read.detail.as_ref().ok().map(|detail| match detail.ssl.enabled {
        Some(true) => source.on,
        Some(false) => source.off,
        None => terms.not_reported,
    });
    let setting = |name: &str| start.setting(name).unwrap_or_default().to_owned();
    vec![
        (source.instance, state.id.clone()),
        (source.description, attribute.description.clone()),
        (source.status, (source.instance_status)(&state.status)),
        (source.version, format!("{} {}", state.engine, state.version)),
        (source.minor_version, state.kernel.clone()),
        (source.edition, (source.category)(&state.category)),
        (source.storage, (source.storage_type)(&state.storage)),
        (source.disk_used, (source.used_of)(attribute.disk_used, attribute.storage)),
        (source.class, class.join(terms.comma)),
        (source.ssl, ssl.unwrap_or_default().to_owned()),
        (source.connection_mode, attribute.connection_mode.clone()),
        (cluster.vpc, state.vpc.clone()),
        (cluster.vswitch, state.vswitch.clone()),
        (cluster.zones, attribute.zone.clone()),
        (cluster.billing_method, (terms.pay_type)(&attribute.pay_type)),
        ("binlog_row_image", setting("binlog_row_image")),
        ("lower_case_table_names", setting("lower_case_table_names")),
    ]
}

fn addresses(words: &'static Words, detail: &SourceDetail) -> impl IntoView + use<> {
    let rows = detail.addresses.iter().map(|address| {
        let facts = [&address.kind, &address.ip_type, &address.vpc, &address.vswitch];
        let facts: Vec<_> = facts.into_iter().filter(|it| !it.is_empty()).cloned().collect();
        let host = format!("{}:{}", address.connection_string, address.port);
        view! {
            <li class="address">
                <code>{host}</code>
                <span class="address__facts">{facts.join(words.terms.comma)}</span>
            </li>
        }
    });
    let none = detail.addresses.is_empty().then_some(words.terms.no_source);
    view! {
        <div>
            <h3>{words.source.addresses}</h3>
            <ul class="plain-list">{rows.collect_view()}</ul>
            {none.map(|none| view! { <p class="muted">{none}</p> })}
        </div>
    }
}

/// What migrates from this source, or was made from it before.
fn before(words: &'static Words, start: &Start) -> Option<impl IntoView + use<>> {
    let say = &words.creation;
    let (place, text) = match (start.open.first(), start.before.first()) {
        (Some((cluster, sample)), _) => {
            let (id, status) = (cluster.id.as_str(), sample.status.as_str());
            (cluster.clone(), (say.migrates_since)(id, status, &panel::moment(sample.at)))
        }
        (None, Some((id, record))) => {
            let when = panel::moment(record.sent_at.unwrap_or(record.created_at));
            let RegionRef { profile, region } = start.source.place();
            let cluster = ClusterRef { profile, region, id: id.clone() };
            (cluster, (say.created_before)(id.as_str(), &when))
        }
        (None, None) => return None,
    };
    Some(view! {
        <p class="notice" data-tone="warning">
            <span>{text} " " <a href=routes::cluster(&place)>{(say.open_cluster)(place.id.as_str())}</a></span>
            <span>{say.created_before_hint}</span>
        </p>
    })
}
