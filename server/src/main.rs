//! `polarshift`: the console, its emulator, and a check of the configuration.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::commands::main()
}
