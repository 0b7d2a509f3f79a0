//! What the backend does, seen from outside: over a socket to the emulator, with a journal in a file.

#![expect(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod alarms;
mod arrivals;
mod both_write;
mod bounded;
mod broken_off;
mod callers;
mod clocks;
mod cluster_change;
mod clusters;
mod create;
mod databases;
mod deciding;
mod denied;
mod following;
mod gone;
mod journal_first;
mod kept;
mod lab;
mod lab_offers;
mod lists;
mod lost_answers;
mod no_migration;
mod other_clouds;
mod outliving;
mod preflight;
mod profiles;
mod reading;
mod realms;
mod refusals;
mod renamed;
mod restart;
mod samples;
mod search;
mod single_flight;
mod sources;
mod stale_pages;
mod stopped_journal;
mod supervised;
mod support;
mod unread_parts;
mod unsaid;
mod way_back;
mod worlds;
mod writes;
