//! The words of the console, in each language that it speaks.
//!
//! Each topic has a struct here that names its words and the values they need; `en/{topic}` and `zh/{topic}` fill every
//! field. So a word or a value that is missing in one language does not compile, and a word that no page uses is dead
//! code. `en` is the template of a new language: a folder beside it, and a line in `language`. Labels follow the vendor's
//! console (vendor/rds-migration 6).

// A new variant has to get its own sentence in every language.
#![deny(clippy::match_wildcard_for_single_variants, clippy::wildcard_enum_match_arm)]

mod both_write;
mod cluster;
mod clusters;
mod commands;
mod create;
mod create_form;
mod dialog;
mod dts;
mod en;
mod errors;
mod evaluation;
mod evidence;
mod frame;
mod lab;
mod language;
mod notes;
mod number;
mod outcome;
mod panel;
mod preflight;
mod progress;
mod readiness;
mod release;
mod rules;
mod source;
mod table;
mod terms;
mod time;
mod toned;
mod tour;
mod zh;

pub use both_write::BothWriteWords;
pub use cluster::ClusterWords;
pub use clusters::ClustersWords;
pub use commands::CommandsWords;
pub use create::CreateWords;
pub use create_form::CreateFormWords;
pub use dialog::DialogWords;
pub use dts::DtsWords;
pub use errors::ErrorWords;
pub use evaluation::EvaluationWords;
pub use evidence::EvidenceWords;
pub use frame::FrameWords;
pub use lab::{CallsWords, ClockWords, FaultsWords, LabWords, MigrationsWords, ScenariosWords};
pub use language::{Language, words};
pub use notes::VendorNotes;
pub use number::{bytes, number};
pub use outcome::OutcomeWords;
pub use panel::PanelWords;
pub use preflight::{CheckWords, PreflightWords, RdsSource, Tally};
pub use progress::{CurveFigures, ProgressWords};
pub use readiness::ReadinessWords;
pub use release::ReleaseWords;
pub use rules::RuleWords;
pub use source::{SourceWords, engine_and_version};
pub use table::Words;
pub use terms::Terms;
pub use time::TimeWords;
pub use toned::{
    delay, in_progress_since, mode, names_of_each, outcome, parameters, status_tone, time_left,
    without_deadline,
};
pub use tour::{TourStep, TourWords};
