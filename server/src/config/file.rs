//! `polarshift.toml`: a line for each setting, and a table for each further profile.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use migration::ProfileName;
use secrecy::zeroize::Zeroizing;
use toml::Value;

use super::error::ConfigError;
use super::folders::Folders;
use super::key::{self, Key};
use super::private_file;

pub const FILE_NAME: &str = "polarshift.toml";
/// Holds the tables of the profiles.
const PROFILES: &str = "profiles";

/// The text of a setting, wiped from memory on drop: it may be a secret.
pub type Text = Zeroizing<String>;

/// What a table says, by the names of its settings. A list stands for a flag given several times.
pub type Table = BTreeMap<&'static str, Vec<Text>>;

/// What the file says.
#[derive(Clone, Default)]
pub struct ConfigFile {
    pub path: PathBuf,
    /// Nobody named it: it lies in the working folder, where somebody else may have put it.
    pub is_of_working_folder: bool,
    pub values: Table,
    /// Without the profile `default`, whose settings are the file's own.
    pub profiles: BTreeMap<ProfileName, Table>,
}

/// Values may be secrets, so only names are shown.
impl fmt::Debug for ConfigFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConfigFile")
            .field("path", &self.path)
            .field("values", &self.values.keys())
            .field("profiles", &self.profiles.keys())
            .finish()
    }
}

/// Reads the named file, else that of the configuration folder, else that of the working folder.
///
/// # Errors
/// A named file that is not there, and whatever in a file cannot be used.
pub fn load(named: Option<&Path>, folders: &Folders) -> Result<Option<ConfigFile>, ConfigError> {
    let there = |path: PathBuf| path.exists().then_some(path);
    let known = named.map(Path::to_owned);
    let known = known.or_else(|| folders.config_file(FILE_NAME).and_then(there));
    let is_of_working_folder = known.is_none();
    let Some(path) = known.or_else(|| there(folders.working.join(FILE_NAME))) else {
        return Ok(None);
    };
    let text = std::fs::read_to_string(&path).map_err(|error| ConfigError::Unreadable {
        file: path.clone(),
        reason: error.to_string(),
    })?;
    let file = parse(path, &Zeroizing::new(text))?;
    let mut tables = std::iter::once(&file.values).chain(file.profiles.values());
    if tables.any(|table| table.contains_key(key::ACCESS_KEY.name)) {
        private_file::refuse_if_shared(&file.path)?;
    }
    Ok(Some(ConfigFile { is_of_working_folder, ..file }))
}

fn parse(path: PathBuf, text: &str) -> Result<ConfigFile, ConfigError> {
    let mut all: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        // Only the message: the excerpt of the file that toml adds could show a secret.
        let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
        let reason = format!("line {line}: {}", error.message());
        ConfigError::NotToml { file: path.clone(), reason }
    })?;
    let profiles = all.remove(PROFILES).map(|it| profiles(&path, it)).transpose()?;
    let values = table(&path.display().to_string(), &key::ALL, all)?;
    let profiles = profiles.unwrap_or_default();
    Ok(ConfigFile { path, is_of_working_folder: false, values, profiles })
}

/// Two profiles never share an environment variable: one's key would sign for the other.
fn profiles(path: &Path, value: Value) -> Result<BTreeMap<ProfileName, Table>, ConfigError> {
    let place = format!("{}: {PROFILES}", path.display());
    let refused = |sentence: String| ConfigError::Refused { place: place.clone(), sentence };
    let Value::Table(tables) = value else {
        return Err(refused("a profile is a table, such as [profiles.production]".to_owned()));
    };
    let mut found: BTreeMap<ProfileName, Table> = BTreeMap::new();
    for (name, value) in tables {
        let name = ProfileName::parse(name).map_err(|error| refused(error.to_string()))?;
        if name.is_default() {
            let sentence = "the settings outside of the tables are those of the profile default";
            return Err(refused(sentence.to_owned()));
        }
        let variable = |name: &ProfileName| key::ACCESS_KEY.variable_of(name);
        if let Some(other) = found.keys().find(|other| variable(other) == variable(&name)) {
            let sentence = format!("{other} and {name} have the same environment variables");
            return Err(refused(sentence));
        }
        let Value::Table(values) = value else {
            return Err(refused(format!("{name} is not a table: write [profiles.{name}]")));
        };
        let values = table(&format!("{place}.{name}"), &key::OF_A_PROFILE, values)?;
        found.insert(name, values);
    }
    Ok(found)
}

fn table(place: &str, known: &'static [Key], values: toml::Table) -> Result<Table, ConfigError> {
    let mut found = Table::new();
    for (name, value) in values {
        let Some(key) = known.iter().find(|key| key.name == name) else {
            return Err(ConfigError::UnknownKey { place: place.to_owned(), name, known });
        };
        found.insert(key.name, texts(place, *key, value)?);
    }
    Ok(found)
}

fn texts(place: &str, key: Key, value: Value) -> Result<Vec<Text>, ConfigError> {
    match value {
        Value::Array(items) => items.into_iter().map(|item| text(place, key, item)).collect(),
        single => Ok(vec![text(place, key, single)?]),
    }
}

fn text(place: &str, key: Key, value: Value) -> Result<Text, ConfigError> {
    match value {
        Value::String(text) => Ok(text.into()),
        Value::Integer(number) => Ok(number.to_string().into()),
        Value::Float(number) => Ok(number.to_string().into()),
        other => {
            let problem = format!("a {} cannot stand here", other.type_str());
            Err(ConfigError::value(format!("{place}: {}", key.name), key, problem))
        }
    }
}

/// How a setting of the file is named in messages.
pub fn place(path: &Path, profile: Option<&ProfileName>, key: Key) -> String {
    match profile {
        None => format!("{}: {}", path.display(), key.name),
        Some(profile) => format!("{}: {PROFILES}.{profile}: {}", path.display(), key.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<ConfigFile, ConfigError> {
        parse(PathBuf::from("polarshift.toml"), text)
    }

    fn refusal(text: &str) -> String {
        parsed(text).unwrap_err().to_string()
    }

    #[test]
    fn text_numbers_and_lists_are_read() {
        let file = parsed(
            "region = \"cn-shanghai\"\nemulator-speed = 2.5\naccess-key = [\"a:b\", \"c:d\"]\n",
        );
        let values = file.unwrap().values;
        let texts = |key| values[key].iter().map(|it| it.as_str()).collect::<Vec<_>>();
        assert_eq!(texts("region"), ["cn-shanghai"]);
        assert_eq!(texts("emulator-speed"), ["2.5"]);
        assert_eq!(texts("access-key"), ["a:b", "c:d"]);
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_file_and_every_known_key() {
        let message = refusal("listten = \"127.0.0.1:1\"");
        assert!(
            message.starts_with("polarshift.toml: there is no setting \"listten\""),
            "{message}"
        );
        assert!(message.contains("listen") && message.contains("log-level"), "{message}");
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_refused_with_what_is_allowed() {
        assert_eq!(
            refusal("region = true"),
            "polarshift.toml: region: a boolean cannot stand here; allowed is a region ID such as cn-hangzhou"
        );
    }

    #[test]
    fn a_broken_file_is_named_by_line_without_quoting_it() {
        let message = refusal("region = \"x\"\naccess-key = \"id:topsecret\n");
        assert!(message.contains("line 2"), "{message}");
        assert!(!message.contains("topsecret"), "{message}");
    }

    #[test]
    fn each_further_profile_is_a_table() {
        let file = parsed("region = \"cn-a\"\n[profiles.b-1]\nregion = \"cn-b\"\n[profiles.c]\n");
        let file = file.unwrap();
        assert_eq!(file.values["region"][0].as_str(), "cn-a");
        let names: Vec<_> = file.profiles.keys().map(ProfileName::as_str).collect();
        assert_eq!(names, ["b-1", "c"]);
        let own = &file.profiles[&ProfileName::parse("b-1").unwrap()];
        assert_eq!(own["region"][0].as_str(), "cn-b");
    }

    #[test]
    fn what_cannot_be_a_profile_is_refused_with_the_reason() {
        for (text, reason) in [
            ("profiles = 1", "a profile is a table"),
            ("[profiles]\na = 1", "a is not a table: write [profiles.a]"),
            ("[profiles.default]", "outside of the tables"),
            ("[profiles.\"a b\"]", "is not a profile name"),
            ("[profiles.a-b]\n[profiles.a_b]", "the same environment variables"),
            (
                "[profiles.a]\nlisten = \"x\"",
                "polarshift.toml: profiles.a: there is no setting \"listen\"; there are: upstream, region, access-key, access-key-file, credentials",
            ),
            ("[profiles.a]\nregion = true", "polarshift.toml: profiles.a: region: a boolean"),
        ] {
            let message = refusal(text);
            assert!(
                message.starts_with("polarshift.toml: ") && message.contains(reason),
                "{message}"
            );
        }
    }
}
