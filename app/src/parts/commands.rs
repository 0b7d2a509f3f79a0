//! Calls that can be made without the console: with the vendor's command line, with curl and with the SDK.

mod aliyun;
mod commands;
mod curl;
mod python;
mod quote;

pub use commands::{Command, Commands, Told, commands_of_reads};
