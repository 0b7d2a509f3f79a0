//! Chinese, in the words of the vendor's console (vendor/rds-migration 6). A button or status is written as the console or the
//! API writes it.

mod both_write;
mod cluster;
mod clusters;
mod commands;
mod create;
mod create_form;
mod dialog;
mod dts;
mod errors;
mod evaluation;
mod evidence;
mod frame;
mod lab;
mod notes;
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
mod tour;

pub use table::WORDS;
