//! Everything here goes through a real socket.

#![allow(clippy::unwrap_used, reason = "the helpers of tests may panic")]

mod accounts;
mod by_hand;
mod choices;
mod codes;
mod control;
mod create;
mod custom_endpoints;
mod deletion;
mod demo;
mod denied;
mod documented_values;
mod dts_jobs;
mod endpoints;
mod evaluation;
mod falls_back;
mod faults;
mod faults_by_name;
mod gateway;
mod limits;
mod lists;
mod page;
mod plain_create;
mod prechecks;
mod progression;
mod rds;
mod refusals;
mod replay;
mod scenario;
mod signatures;
mod signing;
mod snapshot;
mod spoilt;
mod ssl;
mod state;
mod state_log;
mod stock;
mod sts;
mod support;
mod transports;
mod walk;
mod world;
