//! The command line. Values are texts here: they are read together with environment and file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::key::{self, Key};
use super::layers::Given;

const MORE: &str = "Every flag --some-flag is also an environment variable POLARSHIFT_SOME_FLAG and a line `some-flag = …` in \
polarshift.toml, looked for in the working folder and in the platform's configuration folder. A flag goes before the \
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
}

impl Cli {
    /// Without a command, the flags are those of `serve`.
    pub fn command(self) -> Command {
        self.command.unwrap_or(Command::Serve(Box::new(self.serve)))
    }
}

#[derive(Debug, Args)]
pub struct CommonFlags {
    /// Another file than polarshift.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// text or json [default: text on a terminal, json otherwise]
    #[arg(long, value_name = "FORMAT")]
    log_format: Option<String>,
    /// error, warn, info, debug or trace [default: info]
    #[arg(long, value_name = "LEVEL")]
    log_level: Option<String>,
}

#[derive(Debug, Args)]
pub struct UpstreamFlags {
    /// emulator, aliyun, https://host[:port], or http://host:port on this machine [default: emulator]
    #[arg(long, value_name = "WHERE")]
    upstream: Option<String>,
    /// Region shown first [default: cn-hangzhou]
    #[arg(long, value_name = "ID")]
    region: Option<String>,
    /// AccessKey pair; the environment variable keeps it out of the process list
    #[arg(long, value_name = "ID:SECRET")]
    access_key: Option<String>,
    /// Where the cloud's credentials come from: environment, or profile:NAME of the vendor's files [default: both, in this order]
    #[arg(long, value_name = "SOURCE")]
    credentials: Option<String>,
    /// For name resolution, TCP and TLS together [default: 5s]
    #[arg(long, value_name = "TIME")]
    connect_timeout: Option<String>,
    /// For one call [default: 10s]
    #[arg(long, value_name = "TIME")]
    call_timeout: Option<String>,
    /// acs3-hmac-sha256 or rpc-hmac-sha1 [default: acs3-hmac-sha256]
    #[arg(long, value_name = "SCHEME")]
    signature: Option<String>,
}

#[derive(Debug, Args)]
pub struct JournalFlags {
    /// Folder of the journal and of the embedded emulator's state [default: the platform's data folder]
    #[arg(long, value_name = "DIR")]
    data_dir: Option<String>,
    /// Where the journal is: sqlite://FILE, or postgres://USER@HOST/DATABASE; the environment variable keeps a password
    /// out of the process list [default: polarshift.sqlite in the data folder]
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
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
    #[command(flatten)]
    common: CommonFlags,
}

#[derive(Debug, Args)]
pub struct CheckFlags {
    /// A profile of polarshift.toml instead of `default`
    #[arg(long, value_name = "NAME", conflicts_with_all = ["upstream", "region", "access_key", "credentials"])]
    profile: Option<String>,
    #[command(flatten)]
    upstream: UpstreamFlags,
    #[command(flatten)]
    journal: JournalFlags,
    #[command(flatten)]
    common: CommonFlags,
}

/// The flags that were given, and `--config`.
pub type Flags = (BTreeMap<&'static str, Given>, Option<PathBuf>);

#[derive(Default)]
struct Collected(BTreeMap<&'static str, Given>);

impl Collected {
    fn add(&mut self, key: Key, value: Option<String>) -> &mut Self {
        self.add_as(key.name, key, value.into_iter().collect())
    }

    fn add_as(&mut self, flag: &'static str, key: Key, values: Vec<String>) -> &mut Self {
        if !values.is_empty() {
            self.0.insert(key.name, Given { flag, values });
        }
        self
    }

    fn upstream(&mut self, flags: UpstreamFlags) -> &mut Self {
        self.add(key::UPSTREAM, flags.upstream)
            .add(key::REGION, flags.region)
            .add(key::ACCESS_KEY, flags.access_key)
            .add(key::CREDENTIALS, flags.credentials)
            .add(key::CONNECT_TIMEOUT, flags.connect_timeout)
            .add(key::CALL_TIMEOUT, flags.call_timeout)
            .add(key::SIGNATURE, flags.signature)
    }

    fn journal(&mut self, flags: JournalFlags) -> &mut Self {
        self.add(key::DATA_DIR, flags.data_dir).add(key::DATABASE_URL, flags.database_url)
    }

    fn finish(mut self, common: CommonFlags) -> Flags {
        self.add(key::LOG_FORMAT, common.log_format).add(key::LOG_LEVEL, common.log_level);
        (self.0, common.config)
    }
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
            .add_as("access-key", key::ACCESS_KEY, self.access_key);
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
