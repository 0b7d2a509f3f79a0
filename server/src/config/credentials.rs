//! Whose key signs, by where the calls go.
//!
//! Calls that stay on this machine never carry an account's key: they get the emulator's own pair. What the environment and
//! the vendor's files hold goes to the vendor alone. Any other host gets what was given for it, which is what stands beside
//! it: otherwise a file or a variable that names a host would have another's key sign there.

use std::path::PathBuf;

use acs_client::SignatureScheme;

use super::error::ConfigError;
use super::key::{self, Key};
use super::layers::{Layer, Layers};
use super::upstream::Target;
use super::values::{self, AccessPair};

/// The name under which a service manager hands a pair over.
const HANDED_OVER: &str = "access-key";

/// Where the credentials come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Given in the configuration.
    Given(AccessPair),
    /// Read from a file that the configuration or the service manager names.
    File { pair: AccessPair, file: PathBuf },
    /// The pair every emulator knows.
    EmulatorDefault,
    /// The cloud's own environment variables, then its profile files.
    Environment,
    /// A profile of the vendor's files, by name.
    VendorProfile(String),
}

impl Origin {
    pub(super) fn read(layers: &Layers, target: &Target) -> Result<Self, ConfigError> {
        let given = given(layers)?;
        if let Some(host) = target.foreign_host() {
            check_foreign(layers, given, &host)?;
        }
        match given.map(|(key, _)| Self::of(layers, key)).transpose()? {
            Some(Self::Environment | Self::VendorProfile(_)) if target.is_emulator() => {
                Err(refused(
                    layers,
                    key::CREDENTIALS,
                    "an account's credentials go to the cloud only; calls that stay on this machine have the emulator's pair or an access-key",
                ))
            }
            Some(said) => Ok(said),
            None if target.is_emulator() => Ok(Self::EmulatorDefault),
            // What is found first is the account of the profile `default`, and no other may sign as that one unasked.
            None if layers.is_of_profile() => Err(refused(
                layers,
                key::CREDENTIALS,
                "say whose credentials sign its calls, with access-key-file, access-key or credentials",
            )),
            None => match layers.handed_over(HANDED_OVER) {
                Some(file) => Self::handed_over(file),
                None => Ok(Self::Environment),
            },
        }
    }

    /// What one of the settings says.
    fn of(layers: &Layers, key: Key) -> Result<Self, ConfigError> {
        let file = |path: &str| {
            let pair = values::access_pair_of_file(path)?;
            Ok(Self::File { pair, file: PathBuf::from(path) })
        };
        let said = match key {
            key::ACCESS_KEY => layers.one(key, values::access_pair)?.map(Self::Given),
            key::ACCESS_KEY_FILE => layers.one(key, file)?,
            _ => layers.one(key, Self::parse)?,
        };
        // A list without a value gives nothing.
        said.ok_or_else(|| refused(layers, key, "there is no value"))
    }

    fn handed_over(file: PathBuf) -> Result<Self, ConfigError> {
        match values::access_pair_handed_over(&file) {
            Ok(pair) => Ok(Self::File { pair, file }),
            Err(problem) => Err(ConfigError::value(
                "CREDENTIALS_DIRECTORY".to_owned(),
                key::ACCESS_KEY,
                format!("{} {problem}", file.display()),
            )),
        }
    }

    fn parse(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            None if text == "environment" => Ok(Self::Environment),
            Some(("profile", name)) if !name.is_empty() => Ok(Self::VendorProfile(name.to_owned())),
            _ => Err("names no source of credentials".to_owned()),
        }
    }

    /// The pair, unless the cloud's own places have to be asked.
    pub fn pair(&self) -> Option<AccessPair> {
        match self {
            Self::Given(pair) | Self::File { pair, .. } => Some(pair.clone()),
            Self::EmulatorDefault => Some(AccessPair::emulator_default()),
            Self::Environment | Self::VendorProfile(_) => None,
        }
    }
}

/// The setting that says whose key signs, and where it stands.
fn given(layers: &Layers) -> Result<Option<(Key, Layer)>, ConfigError> {
    let of = |key: Key| layers.layer(key).map(|layer| (key, layer));
    let mut all = key::OF_A_KEY.into_iter().filter_map(of);
    match (all.next(), all.next()) {
        (Some((first, _)), Some((second, _))) => {
            let sentence = format!("there is an {}, too; give one of the two", first.name);
            Err(refused(layers, second, &sentence))
        }
        (one, _) => Ok(one),
    }
}

/// A host that is neither this machine nor the vendor's gets only what was given together with it.
fn check_foreign(
    layers: &Layers,
    given: Option<(Key, Layer)>,
    host: &str,
) -> Result<(), ConfigError> {
    let Some(named_in) = layers.layer(key::UPSTREAM) else {
        // A profile that has the upstream of another: whose file names its own key.
        let sentence = format!(
            "calls to {host} are signed only with what stands beside the upstream: give it an upstream of its own, too"
        );
        return Err(refused(layers, key::UPSTREAM, &sentence));
    };
    let Some((key, _)) = given.filter(|(_, layer)| *layer == named_in) else {
        let [pair, file, source] = [key::ACCESS_KEY, key::ACCESS_KEY_FILE, key::CREDENTIALS]
            .map(|key| layers.spelled(key, named_in));
        let sentence = format!(
            "calls to {host} are signed only with what stands beside the upstream: give {file}, {pair} or {source} there, too; what \
             other places hold goes to aliyun and hosts under aliyuncs.com alone"
        );
        return Err(refused(layers, key::UPSTREAM, &sentence));
    };
    let leads_elsewhere = key != key::ACCESS_KEY;
    if leads_elsewhere && named_in == Layer::File && layers.file_is_of_working_folder() {
        let sentence = format!(
            "a file that was only found in the working folder cannot send keys of other places to {host}: name it with --config"
        );
        return Err(refused(layers, key, &sentence));
    }
    Ok(())
}

/// A signature among the parameters does not cover the host: whoever answers there could send the call on to the cloud.
pub(super) fn check_scheme(
    layers: &Layers,
    scheme: SignatureScheme,
    target: &Target,
) -> Result<(), ConfigError> {
    match (scheme, target.foreign_host()) {
        (SignatureScheme::RpcHmacSha1, Some(host)) => Err(ConfigError::Refused {
            place: layers.place(key::SIGNATURE),
            sentence: format!(
                "rpc-hmac-sha1 does not sign the host, so whoever answers at {host} could send the calls on to the cloud; use \
                 acs3-hmac-sha256, the default"
            ),
        }),
        _ => Ok(()),
    }
}

fn refused(layers: &Layers, key: Key, sentence: &str) -> ConfigError {
    ConfigError::Refused { place: layers.place(key), sentence: sentence.to_owned() }
}

impl AccessPair {
    /// What an emulator accepts unless it is told otherwise.
    pub fn emulator_default() -> Self {
        Self::new("polarshift", "polarshift-secret")
    }
}
