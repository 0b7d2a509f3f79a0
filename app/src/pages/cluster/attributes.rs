//! Basic information of a cluster, and the ways to the pages of its DTS jobs and its release.

use backend::Cluster;
use leptos::prelude::*;
use migration::{ClusterRef, ClusterState};

use super::{dts, release};
use crate::routes;
use crate::ui::Moment;
use crate::words::{Words, words};

#[component]
pub fn Attributes(attributes: Cluster) -> impl IntoView {
    let version = format!("{} {}", attributes.db_type, attributes.db_version);
    let class = attributes.nodes.first().map(|node| node.class.as_str()).unwrap_or_default();
    let nodes = format!("{} × {class}", attributes.nodes.len());
    let Words { cluster: words, terms, .. } = words();
    let facts = [
        (words.cluster_status, (terms.cluster_status)(&attributes.status)),
        (words.compatibility, version),
        (words.region, attributes.region),
        (words.zones, attributes.zones),
        (words.edition, (terms.category)(&attributes.category)),
        (words.nodes, nodes),
        (words.billing_method, (terms.pay_type)(&attributes.pay_type)),
        (words.vpc, attributes.vpc),
        (words.vswitch, attributes.vswitch),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let created = attributes.created.map(|time| {
        view! {
            <div class="facts__item">
                <dt>{words.created}</dt>
                <dd><Moment at=time/></dd>
            </div>
        }
    });
    view! {
        <dl class="facts">
            {facts.map(|(term, value)| view! {
                <div class="facts__item"><dt>{term}</dt><dd>{value}</dd></div>
            }).collect_view()}
            {created}
        </dl>
    }
}

/// Each link has the reason beside it if nothing can be done there now, as far as that is known.
#[component]
pub fn More(cluster: ClusterRef, state: Option<ClusterState>) -> impl IntoView {
    let words = words();
    let links = [
        (routes::dts(&cluster), words.dts.link, state.as_ref().and_then(dts::refusal)),
        (routes::release(&cluster), words.release.link, state.as_ref().and_then(release::refusal)),
    ];
    let items = links.map(|(href, text, refusal)| {
        let why = refusal.map(|refusal| (words.terms.sentence)(&(words.rules.change_refusal)(&refusal)));
        view! { <li><a href=href>{text}</a> {why.map(|why| view! { <p class="muted">{why}</p> })}</li> }
    });
    view! {
        <section class="more" aria-labelledby="more">
            <h3 id="more">{words.cluster.more}</h3>
            <ul class="plain-list">{items}</ul>
        </section>
    }
}
