//! Opens the journal of a server that is stopped, and lists or closes intents.

use std::io::Write;
use std::process::ExitCode;

use acs_client::credentials::Environment;
use anyhow::Context;
use backend::{Caller, Journalled, StoppedJournal};

use super::listed;
use crate::config::{JournalConfig, JournalTask};

pub async fn run(config: &JournalConfig, environment: Environment<'_>) -> anyhow::Result<ExitCode> {
    let opened = StoppedJournal::open(&config.database).await;
    let opened = opened.with_context(|| format!("opening the journal {}", config.database))?;
    let Some(journal) = opened else {
        anyhow::bail!("there is no journal at {}: `polarshift serve` makes it", config.database);
    };
    let done = carry_out(&config.task, &journal, environment).await;
    journal.end().await;
    done.map(|()| ExitCode::SUCCESS)
}

async fn carry_out(
    task: &JournalTask,
    journal: &StoppedJournal,
    environment: Environment<'_>,
) -> anyhow::Result<()> {
    match task {
        JournalTask::List { all, json } => {
            let mut intents = journal.intents().await?;
            intents.retain(|intent| *all || is_open(intent));
            print(&intents, *json, if *all { "intent" } else { "open intent" })
                .context("writing to stdout")
        }
        JournalTask::Close { intent, ran, because } => {
            let caller = Caller::named(caller(environment), None, None);
            let closed = journal.close_intent(intent, *ran, because, &caller).await;
            closed.with_context(|| format!("the intent {intent} is left as it is"))?;
            let verdict = if *ran { "ran" } else { "not-run" };
            let mut out = std::io::stdout().lock();
            writeln!(out, "{intent}: {verdict}, decided by {}", caller.name())
                .context("writing to stdout")
        }
    }
}

fn is_open(intent: &Journalled) -> bool {
    match intent {
        Journalled::Intent(record) => record.outcome.is_open(),
        Journalled::Raw(raw) => raw.is_open(),
    }
}

/// The user of the shell, as the shell says, and how.
fn caller(environment: Environment<'_>) -> String {
    let user = ["SUDO_USER", "USER", "LOGNAME", "USERNAME"].into_iter().find_map(environment);
    match user.filter(|user| !user.is_empty()) {
        Some(user) => format!("{user} (journal close)"),
        None => "journal close".to_owned(),
    }
}

fn print(intents: &[Journalled], json: bool, what: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for intent in intents {
        if json {
            writeln!(out, "{}", listed::json(intent))?;
        } else {
            write!(out, "{}", listed::text(intent))?;
        }
    }
    if intents.is_empty() && !json {
        writeln!(out, "the journal has no {what}")?;
    }
    Ok(())
}
