//! What the source is, and what was made from it before.

use backend::SourceDetail;
use leptos::prelude::*;
use migration::{ClusterRef, RegionRef};

use super::load::Start;
use crate::routes;
use crate::ui::{ApiWord, moment};
use crate::words::{Words, engine_and_version, words};

/// What the source is.
#[component]
pub fn Detail<'a>(start: &'a Start) -> impl IntoView + use<> {
    let all = words();
    let words = &all.source;
    let facts = facts(all, start).into_iter().filter(|(_, value, _)| !value.is_empty());
    let facts = facts.map(|(term, value, say)| {
        let value = match say {
            Some(say) => view! { <ApiWord word=value say/> }.into_any(),
            None => value.into_any(),
        };
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
                <a href=routes::create(&start.source.region_ref())>{all.create.other_source}</a>
            </div>
            {before(all, start)}
            <dl class="facts">{facts.collect_view()}</dl>
            {addresses}
        </section>
    }
}

/// The words of a value that is a word of the API.
type Say = Option<fn(&str) -> String>;

fn facts(words: &Words, start: &Start) -> Vec<(&'static str, String, Say)> {
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
    let setting = |name: &str| start.setting(name).unwrap_or_default();
    let word = |term, word: &str, say| (term, word.to_owned(), Some(say));
    let text = |term, text: &str| (term, text.to_owned(), None);
    vec![
        text(source.instance, &state.id),
        text(source.description, &attribute.description),
        word(source.status, &state.status, source.instance_status),
        text(source.version, &engine_and_version(&state.engine, &state.version)),
        text(source.minor_version, &state.kernel),
        word(source.edition, &state.category, source.category),
        word(source.storage, &state.storage, source.storage_type),
        text(source.disk_used, &(source.used_of)(attribute.disk_used, attribute.storage)),
        text(source.class, &class.join(terms.comma)),
        text(source.ssl, ssl.unwrap_or_default()),
        word(source.connection_mode, &attribute.connection_mode, source.connection_mode_of),
        text(cluster.vpc, &state.vpc),
        text(cluster.vswitch, &state.vswitch),
        text(cluster.zones, &attribute.zone),
        word(cluster.billing_method, &attribute.pay_type, terms.pay_type),
        text("binlog_row_image", setting("binlog_row_image")),
        text("lower_case_table_names", setting("lower_case_table_names")),
    ]
}

fn addresses(words: &'static Words, detail: &SourceDetail) -> impl IntoView + use<> {
    let rows = detail.addresses.iter().map(|address| {
        let kept: fn(&str) -> String = str::to_owned;
        let facts = [
            (&address.kind, words.source.address_kind),
            (&address.ip_type, words.source.network),
            (&address.vpc, kept),
            (&address.vswitch, kept),
        ];
        let facts = facts.into_iter().filter(|(word, _)| !word.is_empty()).enumerate();
        let facts = facts.map(|(at, (word, say))| {
            let comma = (at > 0).then_some(words.terms.comma);
            view! { {comma}<ApiWord word=word.clone() say/> }
        });
        let host = format!("{}:{}", address.connection_string, address.port);
        view! {
            <li class="address">
                <code>{host}</code>
                <span class="address__facts">{facts.collect_view()}</span>
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
    let say = &words.create;
    let (place, text) = match (start.open.first(), start.before.first()) {
        (Some((cluster, sample)), _) => {
            let (id, status) = (cluster.id.as_str(), sample.status.as_str());
            (cluster.clone(), (say.migrates_since)(id, status, &moment(sample.at)))
        }
        (None, Some((id, record))) => {
            let when = moment(record.sent_at.unwrap_or(record.created_at));
            let RegionRef { profile, region } = start.source.region_ref();
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
