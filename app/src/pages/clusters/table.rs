//! The list as a table.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use backend::{AlarmKind, ClusterPage, ClusterQuery, ClusterRow, Column, ReadError, Sort};
use leptos::prelude::*;
use migration::{ClusterId, Migration, MigrationStatus};

use crate::routes::{self, list};
use crate::words::{self, Words, words};

/// What every table shows.
const COLUMNS: [Column; 6] = [
    Column::Cluster,
    Column::Status,
    Column::MigrationStatus,
    Column::Direction,
    Column::Delay,
    Column::Expires,
];
/// What the table of selected clusters shows besides.
const COMPARED: [Column; 3] = [Column::Source, Column::RdsMode, Column::PolardbMode];
/// Columns that a reading fills, without the compared ones.
const OF_READINGS: usize = 4;

fn heading(words: &Words, column: Column) -> &'static str {
    match column {
        Column::Cluster => words.clusters.cluster,
        Column::Status => words.clusters.status,
        Column::MigrationStatus => words.panel.migration_status,
        Column::Direction => words.panel.replication_direction,
        Column::Delay => words.panel.replication_delay,
        Column::Expires => words.panel.expires,
        Column::Source => words.panel.source_instance,
        Column::RdsMode => words.panel.source_mode,
        Column::PolardbMode => words.panel.cluster_mode,
    }
}

#[component]
pub fn Table(
    query: ClusterQuery,
    page: ClusterPage,
    alarms: HashMap<ClusterId, BTreeSet<AlarmKind>>,
) -> impl IntoView {
    let title = words().clusters.title;
    let compared = query.only_selected;
    let further = COMPARED.into_iter().take(if compared { COMPARED.len() } else { 0 });
    let heads =
        COLUMNS.into_iter().chain(further).map(|column| head(&query, column)).collect_view();
    let rows = page.rows.into_iter().map(|row| {
        let alarms = alarms.get(&row.cluster.id).cloned().unwrap_or_default();
        view! { <Row row compared alarms/> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-scroll" role="region" aria-label=title tabindex="0">
            <table class="table table--fleet" class:table--compared=compared>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// A link that sorts by the column, or turns its order round.
fn head(query: &ClusterQuery, column: Column) -> AnyView {
    let now = query.sort;
    let is_sorted = now.column == column;
    let descending = is_sorted && !now.descending;
    let order = is_sorted.then_some(if now.descending { "descending" } else { "ascending" });
    let sorted = ClusterQuery { sort: Sort { column, descending }, page: 1, ..query.clone() };
    view! {
        <th scope="col" aria-sort=order><a href=routes::list(&sorted)>{heading(words(), column)}</a></th>
    }
    .into_any()
}

#[component]
fn Row(row: ClusterRow, compared: bool, alarms: BTreeSet<AlarmKind>) -> impl IntoView {
    let all = words();
    let ClusterRow { cluster, listed, selected, read, trouble } = row;
    let (id, words) = (listed.id.to_string(), &all.clusters);
    let key = id.clone();
    let is_alone = read.as_ref().is_some_and(|(now, _)| now.status == MigrationStatus::NoMigration);
    // While another migration is open its page does not show how the last one ended.
    let told = alarms.into_iter().filter(|kind| *kind != AlarmKind::BothWrite || is_alone);
    let marks = told.map(|kind| {
        view! { <span class="tag" data-tone="danger">{(all.outcome.alarm)(kind)}</span> }
    });
    let marks = marks.collect_view();
    let cells = match (read, trouble) {
        (Some((migration, age)), trouble) => read_cells(all, &migration, age, trouble, compared),
        (None, Some(error)) => view! {
            <td colspan=span(compared)><span class="tag" data-tone="danger">{words.not_read}</span> " " {(all.errors.read_error)(&error)}</td>
        }
        .into_any(),
        (None, None) => view! { <td colspan=span(compared) class="muted">{words.not_read_yet}</td> }.into_any(),
    };
    view! {
        <tr data-key=key>
            <th scope="row">
                <span class="tick">
                    <input type="checkbox" name=list::SELECT value=id.clone() checked=selected aria-label=(words.select)(&id)/>
                    <span>
                        <a href=routes::cluster(&cluster)>{id}</a>
                        <span class="table__note" translate="no">{listed.description}</span>
                        {marks}
                    </span>
                </span>
            </th>
            <td data-label=words.status><span>{(all.terms.cluster_status)(&listed.status)}<span class="table__note">{listed.db_version}</span></span></td>
            {cells}
        </tr>
    }
}

fn span(compared: bool) -> String {
    (OF_READINGS + if compared { COMPARED.len() } else { 0 }).to_string()
}

/// Where the migration could not be read again, the old values stand with the reason.
fn read_cells(
    words: &Words,
    migration: &Migration,
    age: Duration,
    trouble: Option<ReadError>,
    compared: bool,
) -> AnyView {
    let section = &words.panel;
    let tone = words::status_tone(&migration.status).as_str();
    let moving = migration.status != MigrationStatus::NoMigration;
    let delay = words::delay(words, migration);
    let unreadable = || words::without_deadline(words, migration);
    let left = match migration.deadline {
        Some(deadline) => Some(words::time_left(words, deadline, migration.read_at)),
        None => migration.unreadable_deadline.is_some().then(unreadable),
    };
    let old = trouble.map(|error| {
        let age = (words.clusters.oldest)(age.as_secs());
        let why = (words.errors.read_error)(&error);
        view! { <span class="table__note"><span class="tag" data-tone="warning">{words.clusters.not_read_again}</span> " " {why} " " {age}</span> }
    });
    let compared = compared.then(|| compared_cells(words, migration, moving));
    view! {
        <td data-label=section.migration_status><span><span class="tag" data-tone=tone>{migration.status.to_string()}</span>{old}</span></td>
        <td data-label=section.replication_direction>{moving.then(|| (words.terms.direction)(&migration.direction))}</td>
        <td data-label=section.replication_delay>{moving.then(|| view! { <span class="tag" data-tone=delay.tone.as_str()>{delay.text}</span> })}</td>
        <td data-label=section.expires>{left.map(|left| view! { <span class="tag" data-tone=left.tone.as_str()>{left.text}</span> })}</td>
        {compared}
    }
    .into_any()
}

fn compared_cells(words: &Words, migration: &Migration, moving: bool) -> AnyView {
    let section = &words.panel;
    let mode = |mode| {
        let mode = words::mode(words, mode);
        view! { <span class="value" data-tone=mode.tone.as_str()>{mode.text}</span> }
    };
    view! {
        <td data-label=section.source_instance>{moving.then(|| view! { <span class="table__name">{migration.source.clone()}</span> })}</td>
        <td data-label=section.source_mode>{moving.then(|| mode(&migration.rds_mode))}</td>
        <td data-label=section.cluster_mode>{moving.then(|| mode(&migration.cluster_mode))}</td>
    }
    .into_any()
}
