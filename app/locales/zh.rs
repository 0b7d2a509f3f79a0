//! Chinese, in the words of the vendor's console (vendor/rds-migration 6). A button or status is written as the console or the API writes it.

#[path = "zh/api.rs"]
mod api;
#[path = "zh/changes.rs"]
mod changes;
#[path = "zh/changing.rs"]
mod changing;
#[path = "zh/clusters.rs"]
mod clusters;
#[path = "zh/commands.rs"]
mod commands;
#[path = "zh/creation.rs"]
mod creation;
#[path = "zh/dialog.rs"]
mod dialog;
#[path = "zh/endings.rs"]
mod endings;
#[path = "zh/errors.rs"]
mod errors;
#[path = "zh/evaluation.rs"]
mod evaluation;
#[path = "zh/evidence.rs"]
mod evidence;
#[path = "zh/fields.rs"]
mod fields;
#[path = "zh/lab.rs"]
mod lab;
#[path = "zh/live.rs"]
mod live;
#[path = "zh/new_cluster.rs"]
mod new_cluster;
#[path = "zh/notes.rs"]
mod notes;
#[path = "zh/outcome.rs"]
mod outcome;
#[path = "zh/pages.rs"]
mod pages;
#[path = "zh/panel.rs"]
mod panel;
#[path = "zh/preflight.rs"]
mod preflight;
#[path = "zh/readiness.rs"]
mod readiness;
#[path = "zh/source.rs"]
mod source;
#[path = "zh/terms.rs"]
mod terms;
#[path = "zh/tour.rs"]
mod tour;

use super::Words;

pub static WORDS: Words = Words {
    frame: pages::FRAME,
    clusters: clusters::WORDS,
    cluster: pages::CLUSTER,
    section: panel::WORDS,
    live: live::WORDS,
    terms: terms::WORDS,
    dialog: dialog::WORDS,
    preflight: preflight::WORDS,
    commands: commands::WORDS,
    endings: endings::WORDS,
    dts: changing::DTS,
    release: changing::RELEASE,
    readiness: readiness::WORDS,
    creation: creation::WORDS,
    source: source::WORDS,
    evaluation: evaluation::WORDS,
    new_cluster: new_cluster::WORDS,
    notes: notes::WORDS,
    outcome: outcome::WORDS,
    errors: errors::WORDS,
    time: panel::TIME,
    lab: lab::WORDS,
    tour: tour::WORDS,
};
