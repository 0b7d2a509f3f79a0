//! The command line and the configuration of `polarshift journal`.

use backend::DatabaseUrl;
use clap::{ArgGroup, Args, Subcommand};

use super::error::ConfigError;
use super::flags::{Collected, CommonFlags, Flags, JournalFlags};
use super::folders::Folders;
use super::layers::Layers;
use super::resolve;

#[derive(Debug, Args)]
pub struct JournalCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Shows the intents that are open: nothing else can be sent about their clusters
    List(ListFlags),
    /// Closes an open intent that no server can settle
    Close(CloseFlags),
}

#[derive(Debug, Args)]
struct ListFlags {
    /// The closed ones, too
    #[arg(long)]
    all: bool,
    /// A line of JSON for each intent
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    journal: JournalFlags,
    #[command(flatten)]
    common: CommonFlags,
}

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("verdict").required(true).args(["ran", "not_run"])))]
struct CloseFlags {
    /// Its ID, as `polarshift journal list` shows it
    intent: String,
    /// The call was carried out
    #[arg(long)]
    ran: bool,
    /// The call was not carried out
    #[arg(long)]
    not_run: bool,
    /// How that is known; the journal keeps it
    #[arg(long, value_name = "TEXT", value_parser = said)]
    because: String,
    #[command(flatten)]
    journal: JournalFlags,
    #[command(flatten)]
    common: CommonFlags,
}

fn said(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("it is empty".to_owned()),
        text => Ok(text.to_owned()),
    }
}

/// What to do with the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalTask {
    List { all: bool, json: bool },
    Close { intent: String, ran: bool, because: String },
}

/// What `journal` needs.
#[derive(Debug, Clone)]
pub struct JournalConfig {
    pub task: JournalTask,
    pub database: DatabaseUrl,
}

impl JournalCommand {
    pub fn collect(self) -> (JournalTask, Flags) {
        let (task, journal, common) = match self.what {
            What::List(ListFlags { all, json, journal, common }) => {
                (JournalTask::List { all, json }, journal, common)
            }
            What::Close(CloseFlags { intent, ran, not_run: _, because, journal, common }) => {
                (JournalTask::Close { intent, ran, because }, journal, common)
            }
        };
        let mut flags = Collected::default();
        flags.journal(journal);
        (task, flags.finish(common))
    }
}

impl JournalConfig {
    /// # Errors
    /// A setting has a value that is not allowed.
    pub fn read(
        layers: &Layers,
        folders: &Folders,
        task: JournalTask,
    ) -> Result<Self, ConfigError> {
        Ok(Self { task, database: resolve::journal(layers, folders)? })
    }
}
