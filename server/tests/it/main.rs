//! The router in process against a real emulator, and the program as others start it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod api;
mod calendar;
mod callers;
mod check;
mod clouds;
mod commands;
mod crash;
mod create_tag;
mod dice;
#[cfg(unix)]
mod doors;
mod form;
mod garbled;
mod http;
mod journal;
mod journal_command;
mod keys;
mod kill;
mod lab;
mod leftovers;
mod live;
mod live_broken_off;
mod live_parts;
mod live_sockets;
mod mixed_writes;
mod pages;
mod program;
mod proxies;
mod regions;
mod signed;
mod stack;
mod unread_fields;
mod unread_intents;
mod unread_parts;
mod wire;
mod words;
mod writes;
