//! The flags that several commands have, and how flags become a layer of the configuration.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;

use super::key::{self, Key};
use super::layers::Given;

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
    /// File with ID:SECRET that nobody but its owner may read
    #[arg(long, value_name = "FILE")]
    access_key_file: Option<String>,
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

/// The flags that were given, and `--config`.
pub type Flags = (BTreeMap<&'static str, Given>, Option<PathBuf>);

#[derive(Default)]
pub struct Collected(BTreeMap<&'static str, Given>);

impl Collected {
    pub fn add(&mut self, key: Key, value: Option<String>) -> &mut Self {
        self.add_as(key.name, key, value.into_iter().collect())
    }

    pub fn add_as(&mut self, flag: &'static str, key: Key, values: Vec<String>) -> &mut Self {
        if !values.is_empty() {
            let values = values.into_iter().map(Into::into).collect();
            self.0.insert(key.name, Given { flag, values });
        }
        self
    }

    pub fn upstream(&mut self, flags: UpstreamFlags) -> &mut Self {
        self.add(key::UPSTREAM, flags.upstream)
            .add(key::REGION, flags.region)
            .add(key::ACCESS_KEY, flags.access_key)
            .add(key::ACCESS_KEY_FILE, flags.access_key_file)
            .add(key::CREDENTIALS, flags.credentials)
            .add(key::CONNECT_TIMEOUT, flags.connect_timeout)
            .add(key::CALL_TIMEOUT, flags.call_timeout)
            .add(key::SIGNATURE, flags.signature)
    }

    pub fn journal(&mut self, flags: JournalFlags) -> &mut Self {
        self.add(key::DATA_DIR, flags.data_dir).add(key::DATABASE_URL, flags.database_url)
    }

    pub fn finish(mut self, common: CommonFlags) -> Flags {
        self.add(key::LOG_FORMAT, common.log_format).add(key::LOG_LEVEL, common.log_level);
        (self.0, common.config)
    }
}
