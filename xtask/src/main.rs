//! Tasks of the workspace: `cargo xtask site` builds what the browser gets, `cargo xtask dev` does so on every change.

mod cli;
mod command;
mod dev;
mod site;
mod workspace;

fn main() -> anyhow::Result<()> {
    cli::run()
}
