//! From the command line to the command, and its exit code.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;

use super::{check, emulator, journal, serve};
use crate::config::{
    CheckConfig, Cli, Command, ConfigError, EmulatorConfig, Flags, Folders, JournalConfig, Layers,
    LogConfig, ServeConfig,
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
    Journal(JournalConfig),
}

/// What is read once the layers of the configuration are.
type Read = Box<dyn FnOnce(&Layers, &Folders) -> Result<Task, ConfigError>>;

fn read_by(command: Command) -> (Flags, Read) {
    match command {
        Command::Serve(flags) => (
            flags.collect(),
            Box::new(|layers, folders| {
                Ok(Task::Serve(Box::new(ServeConfig::read(layers, folders)?)))
            }),
        ),
        Command::Emulator(flags) => (
            flags.collect(),
            Box::new(|layers, _| Ok(Task::Emulator(EmulatorConfig::read(layers)?))),
        ),
        Command::Check(flags) => {
            let profile = flags.profile();
            let read: Read = Box::new(move |layers, folders| {
                let config = CheckConfig::read(layers, folders, profile.as_deref())?;
                Ok(Task::Check(Box::new(config)))
            });
            (flags.collect(), read)
        }
        Command::Journal(command) => {
            let (task, flags) = command.collect();
            let read: Read = Box::new(|layers, folders| {
                Ok(Task::Journal(JournalConfig::read(layers, folders, task)?))
            });
            (flags, read)
        }
    }
}

/// The layers end here: what they hold is wiped from memory.
fn prepare(command: Command, folders: &Folders) -> Result<Task, ConfigError> {
    let ((flags, config), read) = read_by(command);
    let layers = Layers::read(flags, config, variables(), folders)?;
    let log = LogConfig::read(&layers)?;
    let task = read(&layers, folders)?;
    crate::logging::start(log);
    say_the_file(&layers, &task.upstreams());
    for variable in layers.unknown_variables() {
        tracing::warn!(variable, "an environment variable is not a setting and is not used");
    }
    Ok(task)
}

impl Task {
    /// Where its calls go.
    fn upstreams(&self) -> String {
        let targets: Vec<_> = match self {
            Self::Serve(config) => {
                let all = std::iter::once(&config.calls).chain(config.profiles.values());
                all.map(|calls| calls.target.to_string()).collect()
            }
            Self::Check(config) => vec![config.calls.target.to_string()],
            Self::Emulator(_) | Self::Journal(_) => Vec::new(),
        };
        targets.join(", ")
    }
}

/// A file that nobody named may be somebody else's, so it is said aloud before anything is signed.
fn say_the_file(layers: &Layers, upstream: &str) {
    let Some(file) = layers.file() else { return };
    let file = file.display();
    if layers.file_is_of_working_folder() {
        tracing::warn!(%file, upstream, "the configuration is a file of the working folder, which nobody named");
    } else {
        tracing::info!(%file, "configuration read");
    }
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
        Task::Journal(config) => journal::run(&config, user.environment).await,
    }
}

fn complain(problem: &dyn std::fmt::Display) {
    // Nobody is left to be told that stderr is closed.
    let _ = writeln!(std::io::stderr(), "polarshift: {problem}");
}
