//! Every word of English.

use super::{
    both_write, cluster, clusters, commands, create, create_form, dialog, dts, errors, evaluation,
    evidence, frame, lab, notes, outcome, panel, preflight, progress, readiness, release, rules,
    source, terms, time, tour,
};
use crate::words::Words;

pub static WORDS: Words = Words {
    tag: "en",
    name: "English",
    frame: frame::WORDS,
    clusters: clusters::WORDS,
    cluster: cluster::WORDS,
    panel: panel::WORDS,
    progress: progress::WORDS,
    terms: terms::WORDS,
    rules: rules::WORDS,
    dialog: dialog::WORDS,
    preflight: preflight::WORDS,
    evidence: evidence::WORDS,
    commands: commands::WORDS,
    both_write: both_write::WORDS,
    dts: dts::WORDS,
    release: release::WORDS,
    readiness: readiness::WORDS,
    create: create::WORDS,
    source: source::WORDS,
    evaluation: evaluation::WORDS,
    create_form: create_form::WORDS,
    notes: notes::WORDS,
    outcome: outcome::WORDS,
    errors: errors::WORDS,
    time: time::WORDS,
    lab: lab::WORDS,
    tour: tour::WORDS,
};
