//! English.

#[path = "en/changing.rs"]
mod changing;
#[path = "en/clusters.rs"]
mod clusters;
#[path = "en/commands.rs"]
mod commands;
#[path = "en/creation.rs"]
mod creation;
#[path = "en/dialog.rs"]
mod dialog;
#[path = "en/endings.rs"]
mod endings;
#[path = "en/errors.rs"]
mod errors;
#[path = "en/evaluation.rs"]
mod evaluation;
#[path = "en/evidence.rs"]
mod evidence;
#[path = "en/fields.rs"]
mod fields;
#[path = "en/lab.rs"]
mod lab;
#[path = "en/live.rs"]
mod live;
#[path = "en/new_cluster.rs"]
mod new_cluster;
#[path = "en/notes.rs"]
mod notes;
#[path = "en/outcome.rs"]
mod outcome;
#[path = "en/pages.rs"]
mod pages;
#[path = "en/panel.rs"]
mod panel;
#[path = "en/preflight.rs"]
mod preflight;
#[path = "en/readiness.rs"]
mod readiness;
#[path = "en/source.rs"]
mod source;
#[path = "en/terms.rs"]
mod terms;
#[path = "en/tour.rs"]
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
