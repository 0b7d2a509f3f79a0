//! What the backend does, seen from outside: over a socket to the emulator, with a journal in a file.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod alarms;
mod both_write;
mod bounded;
mod broken_off;
mod callers;
mod cluster_change;
mod clusters;
mod create;
mod databases;
mod deciding;
mod following;
mod journal_first;
mod kept;
mod lab;
mod lab_offers;
mod lost_answers;
mod no_migration;
mod outliving;
mod preflight;
mod profiles;
mod reading;
mod realms;
mod refusals;
mod restart;
mod samples;
mod search;
mod single_flight;
mod sources;
mod stale_pages;
mod supervised;
mod support;
mod way_back;
mod worlds;
mod writes;
