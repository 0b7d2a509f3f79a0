//! `polarshift.toml`: one flat table, a line for each setting.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use toml::Value;

use super::error::ConfigError;
use super::folders::Folders;
use super::key::{self, Key};

pub const FILE_NAME: &str = "polarshift.toml";

/// What the file says. A list stands for a flag given several times.
#[derive(Clone, Default)]
pub struct ConfigFile {
    pub path: PathBuf,
    pub values: BTreeMap<&'static str, Vec<String>>,
}

/// Values may be secrets, so only names are shown.
impl fmt::Debug for ConfigFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConfigFile")
            .field("path", &self.path)
            .field("values", &self.values.keys())
            .finish()
    }
}

/// Reads the named file, else the first that exists in the working folder and the configuration folder.
///
/// # Errors
/// A named file that is not there, and whatever in a file cannot be used.
pub fn load(named: Option<&Path>, folders: &Folders) -> Result<Option<ConfigFile>, ConfigError> {
    let path = match named {
        Some(path) => path.to_owned(),
        None => match folders.config_files(FILE_NAME).find(|path| path.exists()) {
            Some(path) => path,
            None => return Ok(None),
        },
    };
    let text = std::fs::read_to_string(&path).map_err(|error| ConfigError::Unreadable {
        file: path.clone(),
        reason: error.to_string(),
    })?;
    parse(path, &text).map(Some)
}

fn parse(path: PathBuf, text: &str) -> Result<ConfigFile, ConfigError> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        // Only the message: the excerpt of the file that toml adds could show a secret.
        let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
        let reason = format!("line {line}: {}", error.message());
        ConfigError::NotToml { file: path.clone(), reason }
    })?;
    let mut values = BTreeMap::new();
    for (name, value) in table {
        let Some(key) = key::ALL.into_iter().find(|key| key.name == name) else {
            return Err(ConfigError::UnknownKey { file: path, name });
        };
        values.insert(key.name, texts(&path, key, value)?);
    }
    Ok(ConfigFile { path, values })
}

fn texts(path: &Path, key: Key, value: Value) -> Result<Vec<String>, ConfigError> {
    match value {
        Value::Array(items) => items.into_iter().map(|item| text(path, key, item)).collect(),
        single => Ok(vec![text(path, key, single)?]),
    }
}

fn text(path: &Path, key: Key, value: Value) -> Result<String, ConfigError> {
    match value {
        Value::String(text) => Ok(text),
        Value::Integer(number) => Ok(number.to_string()),
        Value::Float(number) => Ok(number.to_string()),
        other => Err(ConfigError::value(
            place(path, key),
            key,
            format!("a {} cannot stand here", other.type_str()),
        )),
    }
}

/// How a setting of the file is named in messages.
pub fn place(path: &Path, key: Key) -> String {
    format!("{}: {}", path.display(), key.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<ConfigFile, ConfigError> {
        parse(PathBuf::from("polarshift.toml"), text)
    }

    #[test]
    fn text_numbers_and_lists_are_read() {
        let file = parsed(
            "region = \"cn-shanghai\"\nemulator-speed = 2.5\naccess-key = [\"a:b\", \"c:d\"]\n",
        );
        let values = file.unwrap().values;
        assert_eq!(values["region"], ["cn-shanghai"]);
        assert_eq!(values["emulator-speed"], ["2.5"]);
        assert_eq!(values["access-key"], ["a:b", "c:d"]);
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_file_and_every_known_key() {
        let message = parsed("listten = \"127.0.0.1:1\"").unwrap_err().to_string();
        assert!(
            message.starts_with("polarshift.toml: there is no setting \"listten\""),
            "{message}"
        );
        assert!(message.contains("listen") && message.contains("log-level"), "{message}");
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_refused_with_what_is_allowed() {
        let message = parsed("region = true").unwrap_err().to_string();
        assert_eq!(
            message,
            "polarshift.toml: region: a boolean cannot stand here; allowed is a region ID such as cn-hangzhou"
        );
    }

    #[test]
    fn a_broken_file_is_named_by_line_without_quoting_it() {
        let message =
            parsed("region = \"x\"\naccess-key = \"id:topsecret\n").unwrap_err().to_string();
        assert!(message.contains("line 2"), "{message}");
        assert!(!message.contains("topsecret"), "{message}");
    }
}
