//! One struct for each command, with every setting read and checked.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use acs_client::SignatureScheme;
use backend::DatabaseUrl;
use emulator::Scenario;
use migration::{ProfileName, RegionId};
use tracing::Level;

use super::credentials::{Origin, check_scheme};
use super::error::ConfigError;
use super::folders::Folders;
use super::key::{self, Key};
use super::layers::Layers;
use super::upstream::Target;
use super::values::{self, AccessPair, LogFormat};

const JOURNAL_FILE: &str = "polarshift.sqlite";
/// Longer than a migration may take.
const SAMPLE_RETENTION: Duration = Duration::from_secs(90 * 86_400);
const EMULATOR_STATE_FILE: &str = "emulator-state.json";

/// What `serve` needs.
#[derive(Debug, Clone)]
pub struct ServeConfig {
    pub listen: SocketAddr,
    /// Of the profile `default`.
    pub calls: CallSettings,
    /// Of the other profiles.
    pub profiles: BTreeMap<ProfileName, CallSettings>,
    /// Where the journal is.
    pub database: DatabaseUrl,
    pub site_root: Option<PathBuf>,
    pub fast_poll: Duration,
    pub slow_poll: Duration,
    pub background_poll: Duration,
    /// In calls a second.
    pub gather_rate: u32,
    pub sample_retention: Duration,
    /// Used when the target is [`Target::Embedded`].
    pub emulator: EmulatorConfig,
}

/// What `check` looks at.
#[derive(Debug, Clone)]
pub struct CheckConfig {
    pub calls: CallSettings,
    /// Where the journal is.
    pub database: DatabaseUrl,
}

/// How upstream is called.
#[derive(Debug, Clone)]
pub struct CallSettings {
    pub target: Target,
    pub region: RegionId,
    pub credentials: Origin,
    pub connect_timeout: Duration,
    pub call_timeout: Duration,
    pub scheme: SignatureScheme,
}

/// What an emulator needs.
#[derive(Debug, Clone)]
pub struct EmulatorConfig {
    pub listen: SocketAddr,
    pub speed: f64,
    pub scenario: Scenario,
    /// In memory when there is none.
    pub state: Option<PathBuf>,
    /// At least one.
    pub access_keys: Vec<AccessPair>,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogConfig {
    /// Follows from where the log goes when there is none.
    pub format: Option<LogFormat>,
    pub level: Level,
}

impl LogConfig {
    /// # Errors
    /// A setting has a value that is not allowed.
    pub fn read(layers: &Layers) -> Result<Self, ConfigError> {
        let level = layers.one(key::LOG_LEVEL, values::log_level)?.unwrap_or(Level::INFO);
        // That such a file was read is a warning, which the file cannot keep from the log.
        let least = if layers.file_is_of_working_folder() { Level::WARN } else { Level::ERROR };
        Ok(Self {
            format: layers.one(key::LOG_FORMAT, values::log_format)?,
            level: level.max(least),
        })
    }
}

impl CallSettings {
    /// # Errors
    /// A setting has a value that is not allowed.
    pub fn read(layers: &Layers) -> Result<Self, ConfigError> {
        let target = layers.one(key::UPSTREAM, Target::parse)?.unwrap_or(Target::Embedded);
        let seconds = |key: Key, default| {
            Ok(layers.one(key, values::duration)?.unwrap_or(Duration::from_secs(default)))
        };
        let default_region = || values::region("cn-hangzhou").expect("it is a region ID");
        let scheme = layers.one(key::SIGNATURE, values::signature)?.unwrap_or_default();
        check_scheme(layers, scheme, &target)?;
        Ok(Self {
            credentials: Origin::read(layers, &target)?,
            region: layers.one(key::REGION, values::region)?.unwrap_or_else(default_region),
            connect_timeout: seconds(key::CONNECT_TIMEOUT, 5)?,
            call_timeout: seconds(key::CALL_TIMEOUT, 10)?,
            scheme,
            target,
        })
    }

    /// Those of another profile. What it does not say is as for `default`, except the credentials.
    ///
    /// # Errors
    /// There is no such profile, or a setting of it has a value that is not allowed.
    pub fn of_profile(layers: &Layers, name: &ProfileName) -> Result<Self, ConfigError> {
        let (default, own) = (Self::read(layers)?, layers.of_profile(name)?);
        let target = own.one(key::UPSTREAM, Target::parse)?.unwrap_or(default.target);
        check_scheme(layers, default.scheme, &target)?;
        Ok(Self {
            credentials: Origin::read(&own, &target)?,
            region: own.one(key::REGION, values::region)?.unwrap_or(default.region),
            target,
            ..default
        })
    }

    /// Those of the named profile, or of `default`.
    ///
    /// # Errors
    /// As [`Self::of_profile`] and [`Self::read`].
    pub fn named(layers: &Layers, name: Option<&str>) -> Result<Self, ConfigError> {
        match name.map(|name| ProfileName::parse(name).map_err(|_| layers.no_such_profile(name))) {
            None => Self::read(layers),
            Some(Ok(name)) if name.is_default() => Self::read(layers),
            Some(name) => Self::of_profile(layers, &name?),
        }
    }
}

impl EmulatorConfig {
    /// For the emulator alone.
    ///
    /// # Errors
    /// A setting has a value that is not allowed.
    pub fn read(layers: &Layers) -> Result<Self, ConfigError> {
        let mut access_keys = layers.all(key::ACCESS_KEY, values::access_pair)?;
        access_keys.extend(layers.all(key::ACCESS_KEY_FILE, values::access_pair_of_file)?);
        if access_keys.is_empty() {
            access_keys.push(AccessPair::emulator_default());
        }
        Self::with(layers, 1.0, access_keys, None)
    }

    /// For a moment's emulator that accepts what the settings sign with, on a port of its own.
    pub(crate) fn for_check(settings: &CallSettings) -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            speed: 1.0,
            scenario: Scenario::default(),
            state: None,
            access_keys: vec![
                settings.credentials.pair().unwrap_or_else(AccessPair::emulator_default),
            ],
        }
    }

    fn with(
        layers: &Layers,
        default_speed: f64,
        access_keys: Vec<AccessPair>,
        default_state: Option<PathBuf>,
    ) -> Result<Self, ConfigError> {
        let scenario = |text: &str| text.parse().map_err(|_| "is not a scenario".to_owned());
        let state = layers.one(key::EMULATOR_STATE, values::text)?.map(PathBuf::from);
        Ok(Self {
            listen: loopback(layers, key::EMULATOR_LISTEN, 3100, EMULATOR_BEYOND_LOOPBACK)?,
            speed: layers.one(key::EMULATOR_SPEED, values::speed)?.unwrap_or(default_speed),
            scenario: layers.one(key::EMULATOR_SCENARIO, scenario)?.unwrap_or_default(),
            state: state.or(default_state),
            access_keys,
        })
    }
}

impl CheckConfig {
    /// For the named profile, or for `default`.
    ///
    /// # Errors
    /// There is no such profile, or a setting has a value that is not allowed.
    pub fn read(
        layers: &Layers,
        folders: &Folders,
        profile: Option<&str>,
    ) -> Result<Self, ConfigError> {
        let calls = CallSettings::named(layers, profile)?;
        Ok(Self { calls, database: journal(layers, folders)? })
    }
}

impl ServeConfig {
    /// # Errors
    /// A setting has a value that is not allowed.
    pub fn read(layers: &Layers, folders: &Folders) -> Result<Self, ConfigError> {
        let calls = CallSettings::read(layers)?;
        let data_dir = data_dir(layers, folders)?;
        let named =
            |name: &ProfileName| Ok((name.clone(), CallSettings::of_profile(layers, name)?));
        let profiles: BTreeMap<_, _> = layers.profiles().map(named).collect::<Result<_, _>>()?;
        let near =
            std::iter::once(&calls).chain(profiles.values()).all(|it| it.target.is_emulator());
        let poll = |key: Key, emulator: u64, cloud: u64| {
            let default = Duration::from_secs(if near { emulator } else { cloud });
            Ok(layers.one(key, values::duration)?.unwrap_or(default))
        };
        let keys = vec![calls.credentials.pair().unwrap_or_else(AccessPair::emulator_default)];
        let state = Some(data_dir.join(EMULATOR_STATE_FILE));
        Ok(Self {
            listen: loopback(layers, key::LISTEN, 3000, CONSOLE_BEYOND_LOOPBACK)?,
            database: database(layers, || Ok(data_dir))?,
            site_root: layers.one(key::SITE_ROOT, values::text)?.map(PathBuf::from),
            fast_poll: poll(key::FAST_POLL, 1, 5)?,
            slow_poll: poll(key::SLOW_POLL, 5, 30)?,
            background_poll: poll(key::BACKGROUND_POLL, 10, 60)?,
            gather_rate: layers.one(key::GATHER_RATE, values::calls_a_second)?.unwrap_or(if near {
                500
            } else {
                20
            }),
            sample_retention: layers
                .one(key::SAMPLE_RETENTION, values::days)?
                .unwrap_or(SAMPLE_RETENTION),
            emulator: EmulatorConfig::with(layers, 30.0, keys, state)?,
            calls,
            profiles,
        })
    }
}

const CONSOLE_BEYOND_LOOPBACK: &str = "the console listens on this machine only for now: there is no sign-in yet, and whoever reaches \
the console spends the account's credentials; use 127.0.0.1, and an SSH tunnel to come from elsewhere";

const EMULATOR_BEYOND_LOOPBACK: &str = "the emulator listens on this machine only: its control plane asks nobody who they are; use \
127.0.0.1, and an SSH tunnel to come from elsewhere";

fn loopback(
    layers: &Layers,
    key: Key,
    default_port: u16,
    refusal: &str,
) -> Result<SocketAddr, ConfigError> {
    let default = SocketAddr::from(([127, 0, 0, 1], default_port));
    let address = layers.one(key, values::address)?.unwrap_or(default);
    if address.ip().is_loopback() {
        return Ok(address);
    }
    Err(ConfigError::Refused { place: layers.place(key), sentence: refusal.to_owned() })
}

fn data_dir(layers: &Layers, folders: &Folders) -> Result<PathBuf, ConfigError> {
    let given = layers.one(key::DATA_DIR, values::text)?.map(PathBuf::from);
    given.map_or_else(|| folders.data(), Ok)
}

/// Where the journal is.
pub(super) fn journal(layers: &Layers, folders: &Folders) -> Result<DatabaseUrl, ConfigError> {
    database(layers, || data_dir(layers, folders))
}

/// `data_dir` is asked only if no setting says where the journal is.
fn database(
    layers: &Layers,
    data_dir: impl FnOnce() -> Result<PathBuf, ConfigError>,
) -> Result<DatabaseUrl, ConfigError> {
    match layers.one(key::DATABASE_URL, values::database)? {
        Some(url) => Ok(url),
        None => Ok(DatabaseUrl::Sqlite(data_dir()?.join(JOURNAL_FILE))),
    }
}

#[cfg(test)]
mod tests;
