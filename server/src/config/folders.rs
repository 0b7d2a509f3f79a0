//! Where files are looked for: the only place that asks the platform.

use std::path::PathBuf;

use directories::ProjectDirs;

use super::error::ConfigError;

/// The folders that stand for "here" and "this user's".
#[derive(Debug, Clone)]
pub struct Folders {
    pub working: PathBuf,
    pub config: Option<PathBuf>,
    pub data: Option<PathBuf>,
}

impl Folders {
    pub(crate) fn of_this_user() -> Self {
        let project = ProjectDirs::from("", "", "polarshift");
        Self {
            working: PathBuf::new(),
            config: project.as_ref().map(|project| project.config_dir().to_owned()),
            data: project.as_ref().map(|project| project.data_dir().to_owned()),
        }
    }

    /// The user's own file.
    pub(super) fn config_file(&self, name: &str) -> Option<PathBuf> {
        self.config.as_ref().map(|folder| folder.join(name))
    }

    pub(super) fn data(&self) -> Result<PathBuf, ConfigError> {
        self.data.clone().ok_or(ConfigError::NoFolder { what: "data", flag: "data-dir" })
    }
}
