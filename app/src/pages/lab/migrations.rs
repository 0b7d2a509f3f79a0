//! The emulated migrations, and changes of one.

use backend::{Emulated, EmulatedCluster, LabField, LabForm, MigrationOrder};
use jiff::Timestamp;
use leptos::prelude::*;
use migration::{ClusterId, ClusterRef, MigrationStatus, ProfileName, RegionId};

use super::form::{LOOK_MS, Posted, lab_form, name, text_field};
use crate::routes;
use crate::ui::moment;
use crate::words::{self, words};

/// Rows of the table.
pub const SHOWN: usize = 40;
const FORM: LabForm = LabForm::Migration;

#[component]
pub fn Migrations(emulated: Emulated, posted: Posted) -> impl IntoView {
    let words = &words().lab.migrations;
    let mut busy: Vec<_> = emulated.clusters.into_iter().filter(is_busy).collect();
    // What ends first is what somebody waits for.
    busy.sort_by_key(|cluster| (ends(cluster).is_none(), ends(cluster)));
    let left_out = busy.len().saturating_sub(SHOWN);
    busy.truncate(SHOWN);
    let table = match busy.is_empty() {
        true => view! { <p class="empty">{words.none}</p> }.into_any(),
        false => view! { <Table busy/> }.into_any(),
    };
    let chosen = posted.text(FORM, LabField::Change).unwrap_or_default();
    let orders = MigrationOrder::ALL.map(|order| {
        let selected = chosen == order.as_str();
        view! { <option value=order.as_str() selected=selected>{(words.order)(order)}</option> }
    });
    let form = lab_form(
        FORM,
        "filters",
        view! {
            {text_field(&posted, FORM, LabField::Cluster, "", false)}
            <label class="field">{words.change}
                <select name=name(LabField::Change)>{orders}</select>
            </label>
            <label class="field">{words.only_for_lag}
                <input name=name(LabField::Seconds) inputmode="numeric" autocomplete="off"
                    value=posted.text(FORM, LabField::Seconds)/>
            </label>
            <button class="button">{words.apply}</button>
        }
        .into_any(),
    );
    view! {
        <p class="muted">{words.about}</p>
        <div id="migrations-now" data-follow=LOOK_MS>
            {table}
            {(left_out > 0).then(|| view! { <p class="muted">{(words.more)(left_out)}</p> })}
        </div>
        {form}
    }
}

fn is_busy(cluster: &EmulatedCluster) -> bool {
    let status = |it: &backend::EmulatedCluster| it.migration.as_ref().map(|m| m.status.clone());
    let migrates = status(cluster).is_some_and(|it| it != MigrationStatus::NoMigration.as_str());
    migrates || cluster.work.is_some()
}

fn ends(cluster: &EmulatedCluster) -> Option<Timestamp> {
    let migration = cluster.migration.as_ref().and_then(|it| it.ends);
    migration.or_else(|| cluster.work.as_ref().and_then(|it| it.ends))
}

#[component]
fn Table(busy: Vec<EmulatedCluster>) -> impl IntoView {
    let words = &words().lab.migrations;
    let heads = [words.cluster, words.status, words.delay, words.ends]
        .map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <div class="table-scroll" role="group" aria-labelledby="migrations-title" tabindex="0">
            <table class="table">
                <thead><tr>{heads}</tr></thead>
                <tbody>{busy.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(cluster: EmulatedCluster) -> impl IntoView {
    let all = words();
    let words = &all.lab.migrations;
    let held = cluster.migration.as_ref().is_some_and(|it| it.held)
        || cluster.work.as_ref().is_some_and(|it| it.held);
    let end = ends(&cluster).map(|at| view! { <time datetime=at.to_string()>{moment(at)}</time> });
    let by_hand =
        held.then(|| view! { <span class="tag" data-tone="warning">{words.by_hand}</span> });
    let status = match (&cluster.work, &cluster.migration) {
        (Some(work), _) => work.status.clone(),
        (None, Some(migration)) => migration.status.clone(),
        (None, None) => cluster.status.clone(),
    };
    let tone = words::status_tone(&MigrationStatus::from(status.as_str())).as_str();
    let delay = cluster.migration.as_ref().map(|it| match u64::try_from(it.delay_seconds) {
        Ok(seconds) => (all.time.seconds)(seconds),
        Err(_) => all.terms.unknown.to_owned(),
    });
    let name = match address(&cluster) {
        Some(href) => view! { <a href=href>{cluster.id.clone()}</a> }.into_any(),
        None => cluster.id.clone().into_any(),
    };
    view! {
        <tr data-key=cluster.id>
            <th scope="row">{name}<span class="table__note" translate="no">{cluster.description}</span></th>
            <td data-label=words.status><span class="tag" data-tone=tone translate="no">{status}</span></td>
            <td data-label=words.delay>{delay}</td>
            <td data-label=words.ends>{end} {by_hand}</td>
        </tr>
    }
}

fn address(cluster: &EmulatedCluster) -> Option<String> {
    let id = ClusterId::parse(cluster.id.clone()).ok()?;
    let region = RegionId::parse(cluster.region.clone()).ok()?;
    Some(routes::cluster(&ClusterRef { profile: ProfileName::default(), region, id }))
}
