//! From the command line to the command, and its exit code.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;

use super::{check, emulator, serve};
use crate::config::{
    CheckConfig, Cli, Command, ConfigError, EmulatorConfig, Folders, Layers, LogConfig, ServeConfig,
};
use crate::upstream::UserEnvironment;

/// The configuration cannot be used; as clap does for a wrong flag.
const WRONG_CONFIGURATION: u8 = 2;

pub fn main() -> ExitCode {
    match prepare(Cli::parse().command(), &Folders::of_this_user()) {
        Ok(task) => start(task),
        Err(error) => {
            complain(&error);
            ExitCode::from(WRONG_CONFIGURATION)
        }
    }
}

/// A command with everything it needs.
enum Task {
    Serve(Box<ServeConfig>),
    Emulator(EmulatorConfig),
    Check(Box<CheckConfig>),
}

fn prepare(command: Command, folders: &Folders) -> Result<Task, ConfigError> {
    let checked = match &command {
        Command::Check(flags) => Some(flags.profile()),
        _ => None,
    };
    let is_emulator = matches!(command, Command::Emulator(_));
    let (flags, config) = match command {
        Command::Serve(flags) => flags.collect(),
        Command::Emulator(flags) => flags.collect(),
        Command::Check(flags) => flags.collect(),
    };
    let layers = Layers::read(flags, config, variables(), folders)?;
    let log = LogConfig::read(&layers)?;
    let task = if let Some(profile) = checked {
        Task::Check(Box::new(CheckConfig::read(&layers, folders, profile.as_deref())?))
    } else if is_emulator {
        Task::Emulator(EmulatorConfig::read(&layers)?)
    } else {
        Task::Serve(Box::new(ServeConfig::read(&layers, folders)?))
    };
    crate::logging::start(log);
    if let Some(file) = layers.file() {
        tracing::info!(file = %file.display(), "configuration read");
    }
    for variable in layers.unknown_variables() {
        tracing::warn!(variable, "an environment variable is not a setting and is not used");
    }
    Ok(task)
}

/// Variables that are not text cannot be settings.
fn variables() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
}

fn start(task: Task) -> ExitCode {
    let home = std::env::home_dir();
    let environment = |name: &str| std::env::var(name).ok();
    let user = UserEnvironment { environment: &environment, home: home.as_deref() };
    let ended = tokio::runtime::Runtime::new()
        .context("starting the runtime")
        .and_then(|runtime| runtime.block_on(run(task, &user)));
    match ended {
        Ok(code) => code,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(task: Task, user: &UserEnvironment<'_>) -> anyhow::Result<ExitCode> {
    match task {
        Task::Serve(config) => serve::run(*config, user).await.map(|()| ExitCode::SUCCESS),
        Task::Emulator(config) => emulator::run(config).await.map(|()| ExitCode::SUCCESS),
        Task::Check(config) => check::run(&config, user).await,
    }
}

fn complain(problem: &dyn std::fmt::Display) {
    // Nobody is left to be told that stderr is closed.
    let _ = writeln!(std::io::stderr(), "polarshift: {problem}");
}
