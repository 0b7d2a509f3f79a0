//! The command line. Values are texts here: they are read together with environment and file.

use clap::{Args, Parser, Subcommand};

use super::flags::{Collected, CommonFlags, Flags, JournalFlags, UpstreamFlags};
use super::journal::JournalCommand;
use super::key;

const MORE: &str = "Every flag --some-flag is also an environment variable POLARSHIFT_SOME_FLAG and a line `some-flag = …` in \
polarshift.toml, looked for in the platform's configuration folder and then in the working folder. A flag goes before the \
environment, the environment before the file. The flags of `polarshift emulator` are called emulator-listen, \
emulator-speed, emulator-scenario and emulator-state there.";

/// A console for migrations from ApsaraDB RDS for MySQL to PolarDB for MySQL.
#[derive(Debug, Parser)]
#[command(name = "polarshift", version, after_help = MORE, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: ServeFlags,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// The console; with upstream `emulator` it starts the emulator, too (the default)
    #[command(after_help = MORE)]
    Serve(Box<ServeFlags>),
    /// The emulator alone
    #[command(after_help = MORE)]
    Emulator(EmulatorFlags),
    /// Makes one read call with this configuration and says what is wrong and how to mend it
    #[command(after_help = MORE)]
    Check(CheckFlags),
    /// The journal of a server that is stopped
    #[command(after_help = MORE)]
    Journal(JournalCommand),
}

impl Cli {
    /// Without a command, the flags are those of `serve`.
    pub fn command(self) -> Command {
        self.command.unwrap_or(Command::Serve(Box::new(self.serve)))
    }
}

#[derive(Debug, Args)]
pub struct ServeFlags {
    /// Address of the console; port 0 takes a free one [default: 127.0.0.1:3000]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    #[command(flatten)]
    journal: JournalFlags,
    /// Folder of static files that are used instead of those inside the program
    #[arg(long, value_name = "DIR")]
    site_root: Option<String>,
    /// Address of the embedded emulator [default: 127.0.0.1:3100]
    #[arg(long, value_name = "ADDRESS")]
    emulator_listen: Option<String>,
    /// Emulated seconds per second of the embedded emulator [default: 30]
    #[arg(long, value_name = "NUMBER")]
    emulator_speed: Option<String>,
    /// How often a page looks while something changes [default: 1s with an emulator, 5s with the cloud]
    #[arg(long, value_name = "TIME")]
    fast_poll: Option<String>,
    /// How often a page looks otherwise [default: 5s with an emulator, 30s with the cloud]
    #[arg(long, value_name = "TIME")]
    slow_poll: Option<String>,
    /// How often an open migration is read that nobody looks at [default: 10s with an emulator, 60s with the cloud]
    #[arg(long, value_name = "TIME")]
    background_poll: Option<String>,
    /// How many migrations a second are read for the list of clusters, at most [default: 500 with an emulator, 20 with the cloud]
    #[arg(long, value_name = "NUMBER")]
    gather_rate: Option<String>,
    /// How long the readings of migrations are kept [default: 90d]
    #[arg(long, value_name = "DAYS")]
    sample_retention: Option<String>,
    #[command(flatten)]
    upstream: UpstreamFlags,
    #[command(flatten)]
    common: CommonFlags,
}

#[derive(Debug, Args)]
pub struct EmulatorFlags {
    /// Address to listen on; port 0 takes a free one [default: 127.0.0.1:3100]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Emulated seconds per second [default: 1]
    #[arg(long, value_name = "NUMBER")]
    speed: Option<String>,
    /// demo, empty, precheck-failure, lag-storm, expiring, fleet-1000, or a .toml file [default: demo]
    #[arg(long, value_name = "NAME|FILE")]
    scenario: Option<String>,
    /// Keeps the state there [default: in memory]
    #[arg(long, value_name = "FILE")]
    state: Option<String>,
    /// AccessKey pair that may sign; may be given several times [default: polarshift:polarshift-secret]
    #[arg(long, value_name = "ID:SECRET")]
    access_key: Vec<String>,
    /// File with such a pair that nobody but its owner may read
    #[arg(long, value_name = "FILE")]
    access_key_file: Option<String>,
    #[command(flatten)]
    common: CommonFlags,
}

#[derive(Debug, Args)]
pub struct CheckFlags {
    /// A profile of polarshift.toml instead of `default`
    #[arg(long, value_name = "NAME", conflicts_with_all = ["upstream", "region", "access_key", "access_key_file", "credentials"])]
    profile: Option<String>,
    #[command(flatten)]
    upstream: UpstreamFlags,
    #[command(flatten)]
    journal: JournalFlags,
    #[command(flatten)]
    common: CommonFlags,
}

impl ServeFlags {
    pub fn collect(self) -> Flags {
        let mut all = Collected::default();
        all.add(key::LISTEN, self.listen)
            .add(key::SITE_ROOT, self.site_root)
            .add(key::EMULATOR_LISTEN, self.emulator_listen)
            .add(key::EMULATOR_SPEED, self.emulator_speed)
            .add(key::FAST_POLL, self.fast_poll)
            .add(key::SLOW_POLL, self.slow_poll)
            .add(key::BACKGROUND_POLL, self.background_poll)
            .add(key::GATHER_RATE, self.gather_rate)
            .add(key::SAMPLE_RETENTION, self.sample_retention)
            .journal(self.journal)
            .upstream(self.upstream);
        all.finish(self.common)
    }
}

impl EmulatorFlags {
    pub fn collect(self) -> Flags {
        let mut all = Collected::default();
        all.add_as("listen", key::EMULATOR_LISTEN, self.listen.into_iter().collect())
            .add_as("speed", key::EMULATOR_SPEED, self.speed.into_iter().collect())
            .add_as("scenario", key::EMULATOR_SCENARIO, self.scenario.into_iter().collect())
            .add_as("state", key::EMULATOR_STATE, self.state.into_iter().collect())
            .add_as("access-key", key::ACCESS_KEY, self.access_key)
            .add(key::ACCESS_KEY_FILE, self.access_key_file);
        all.finish(self.common)
    }
}

impl CheckFlags {
    /// The profile that is checked; nothing means `default`.
    pub fn profile(&self) -> Option<String> {
        self.profile.clone()
    }

    pub fn collect(self) -> Flags {
        let mut all = Collected::default();
        all.journal(self.journal).upstream(self.upstream);
        all.finish(self.common)
    }
}
