//! What the server was told: by flag, by environment variable, by file, in this order, else a default.
//!
//! Every setting has one [`Key`], and its name is the same in all three places. Whatever is wrong is said with the
//! place it stands in and with what is allowed there.

mod cli;
mod credentials;
mod error;
mod file;
mod flags;
mod folders;
mod journal;
mod key;
mod layers;
mod private_file;
mod resolve;
mod upstream;
mod values;

pub(crate) use cli::{Cli, Command};
pub use credentials::Origin;
pub use error::ConfigError;
pub(crate) use flags::Flags;
pub use folders::Folders;
pub(crate) use journal::{JournalConfig, JournalTask};
pub use layers::Layers;
pub(crate) use private_file::mode_if_shared;
pub use resolve::{CallSettings, CheckConfig, EmulatorConfig, LogConfig, ServeConfig};
pub use upstream::Target;
pub use values::{AccessPair, LogFormat};
