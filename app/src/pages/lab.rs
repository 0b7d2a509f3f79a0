//! The lab: only where the upstream is an emulator.

mod calls;
mod clock;
mod faults;
mod form;
mod migrations;
mod page;
mod post;
mod scenarios;

pub use page::LabPage;
