//! Flag before environment before file.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use migration::ProfileName;

use super::error::ConfigError;
use super::file::{self, ConfigFile, Text};
use super::folders::Folders;
use super::key::{self, Key};

/// Set by systemd where a unit has `LoadCredential=` or the like.
const CREDENTIALS_DIRECTORY: &str = "CREDENTIALS_DIRECTORY";

/// The three places a setting may stand in.
#[derive(Clone, Default)]
pub struct Layers {
    flags: BTreeMap<&'static str, Given>,
    environment: BTreeMap<String, Text>,
    file: Option<ConfigFile>,
    /// The service manager's folder of secrets.
    credentials_directory: Option<PathBuf>,
    /// Whose settings these are; nothing means the server's own, with those of the profile `default`.
    profile: Option<ProfileName>,
}

/// One of the three places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    Flags,
    Environment,
    File,
}

/// A setting as it was found.
struct Found {
    layer: Layer,
    /// How messages name the place.
    place: String,
    values: Vec<Text>,
}

/// A flag as it was typed, and its values.
#[derive(Clone)]
pub struct Given {
    pub flag: &'static str,
    pub values: Vec<Text>,
}

/// Values may be secrets, so only names are shown.
impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Given").field("flag", &self.flag).finish_non_exhaustive()
    }
}

impl fmt::Debug for Layers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Layers")
            .field("flags", &self.flags.keys())
            .field("environment", &self.environment.keys())
            .field("file", &self.file)
            .finish()
    }
}

impl Layers {
    /// Reads the file, too. `environment` is all of it; other programs' variables are not looked at.
    ///
    /// # Errors
    /// The file cannot be used.
    pub fn read(
        flags: BTreeMap<&'static str, Given>,
        config: Option<PathBuf>,
        environment: impl IntoIterator<Item = (String, String)>,
        folders: &Folders,
    ) -> Result<Self, ConfigError> {
        let (mut own, mut credentials_directory) = (BTreeMap::new(), None);
        for (name, value) in environment.into_iter().filter(|(_, value)| !value.is_empty()) {
            if name == CREDENTIALS_DIRECTORY {
                credentials_directory = Some(PathBuf::from(value));
            } else if name.starts_with("POLARSHIFT_") {
                own.insert(name, Text::new(value));
            }
        }
        let variable = || own.get(key::CONFIG_VARIABLE).map(|value| PathBuf::from(value.as_str()));
        let file = file::load(config.or_else(variable).as_deref(), folders)?;
        Ok(Self { flags, environment: own, file, credentials_directory, profile: None })
    }

    /// Variables that look like settings and are none: a slip of the pen is worth a warning.
    pub(crate) fn unknown_variables(&self) -> Vec<&str> {
        let of_a_profile = |name: &str| {
            let mut all = self.profiles();
            all.any(|it| key::OF_A_PROFILE.iter().any(|key| key.variable_of(it) == name))
        };
        let known = |name: &str| {
            name == key::CONFIG_VARIABLE
                || key::ALL.iter().any(|key| key.variable() == name)
                || of_a_profile(name)
        };
        self.environment.keys().map(String::as_str).filter(|name| !known(name)).collect()
    }

    /// The profiles besides `default`.
    pub fn profiles(&self) -> impl Iterator<Item = &ProfileName> {
        self.file.iter().flat_map(|file| file.profiles.keys())
    }

    /// The settings of one of them. Flags are the server's own.
    ///
    /// # Errors
    /// There is no such profile.
    pub(super) fn of_profile(&self, name: &ProfileName) -> Result<Self, ConfigError> {
        let file = self.file.as_ref().filter(|file| file.profiles.contains_key(name));
        let file = file.ok_or_else(|| self.no_such_profile(name.as_str()))?;
        Ok(Self {
            flags: BTreeMap::new(),
            environment: self.environment.clone(),
            file: Some(file.clone()),
            credentials_directory: None,
            profile: Some(name.clone()),
        })
    }

    pub(super) fn no_such_profile(&self, name: &str) -> ConfigError {
        let default = ProfileName::default();
        let known = std::iter::once(&default).chain(self.profiles());
        let known = known.map(ProfileName::to_string).collect();
        ConfigError::NoSuchProfile { name: name.to_owned(), known }
    }

    pub(super) fn is_of_profile(&self) -> bool {
        self.profile.is_some()
    }

    /// The file that was read.
    pub fn file(&self) -> Option<&std::path::Path> {
        self.file.as_ref().map(|file| file.path.as_path())
    }

    /// Whether the file is one that nobody named, in the working folder.
    pub(crate) fn file_is_of_working_folder(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.is_of_working_folder)
    }

    /// A secret that the service manager hands over.
    pub(super) fn handed_over(&self, name: &str) -> Option<PathBuf> {
        let path = self.credentials_directory.as_ref()?.join(name);
        path.exists().then_some(path)
    }

    /// Where a setting stands. `None` if nobody gave it.
    pub(super) fn layer(&self, key: Key) -> Option<Layer> {
        self.find(key).map(|found| found.layer)
    }

    /// The values of a setting, none when nobody gave any.
    pub(super) fn all<T>(
        &self,
        key: Key,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Vec<T>, ConfigError> {
        let Some(Found { place, values, .. }) = self.find(key) else { return Ok(Vec::new()) };
        let parse_one = |text: &Text| {
            parse(text).map_err(|problem| {
                let quoted = || format!("\"{}\" {problem}", text.as_str());
                let problem = if key.secret { problem.clone() } else { quoted() };
                ConfigError::value(place.clone(), key, problem)
            })
        };
        values.iter().map(parse_one).collect()
    }

    /// The one value of a setting.
    pub(super) fn one<T>(
        &self,
        key: Key,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Option<T>, ConfigError> {
        let mut values = self.all(key, parse)?;
        if values.len() > 1 {
            return Err(ConfigError::value(self.place(key), key, "there is more than one value"));
        }
        Ok(values.pop())
    }

    /// How messages name the place a setting stands in, or would be given at.
    pub(super) fn place(&self, key: Key) -> String {
        let missing = || match &self.profile {
            Some(profile) => format!("profiles.{profile}"),
            None => format!("--{}", key.name),
        };
        self.find(key).map_or_else(missing, |found| found.place)
    }

    fn find(&self, key: Key) -> Option<Found> {
        if let Some(given) = self.flags.get(key.name) {
            let (place, values) = (format!("--{}", given.flag), given.values.clone());
            return Some(Found { layer: Layer::Flags, place, values });
        }
        let profile = self.profile.as_ref();
        let variable = profile.map_or_else(|| key.variable(), |profile| key.variable_of(profile));
        if let Some(text) = self.environment.get(&variable) {
            let values = vec![text.clone()];
            return Some(Found { layer: Layer::Environment, place: variable, values });
        }
        let file = self.file.as_ref()?;
        let values = profile.map_or(Some(&file.values), |profile| file.profiles.get(profile))?;
        let (place, values) =
            (file::place(&file.path, profile, key), values.get(key.name)?.clone());
        Some(Found { layer: Layer::File, place, values })
    }

    /// How a setting is given in a layer.
    pub(super) fn spelled(&self, key: Key, layer: Layer) -> String {
        match (layer, &self.profile) {
            (Layer::Flags, _) => format!("--{}", key.name),
            (Layer::Environment, None) => key.variable(),
            (Layer::Environment, Some(profile)) => key.variable_of(profile),
            (Layer::File, _) => key.name.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_is_shown_wherever_it_was_given() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(file::FILE_NAME);
        std::fs::write(&file, "access-key = \"id:file-secret\"\n").unwrap();
        #[cfg(unix)]
        std::fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o600))
            .unwrap();
        let given = Given { flag: "access-key", values: vec!["id:flag-secret".to_owned().into()] };
        let variable = ("POLARSHIFT_ACCESS_KEY".to_owned(), "id:variable-secret".to_owned());
        let flags = [(key::ACCESS_KEY.name, given)].into();
        let folders = Folders { working: folder.path().to_owned(), config: None, data: None };
        let layers = Layers::read(flags, None, [variable], &folders).unwrap();
        let shown = format!("{layers:?} {:?} {:?}", layers.flags, layers.file);
        assert!(shown.contains("access-key") && !shown.contains("-secret"), "{shown}");
    }
}
