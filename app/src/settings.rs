//! What the server hands to the pages.

use std::time::Duration;

use migration::ProfileName;

/// File names under `/pkg`, hashed where the build hashes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assets {
    pub js: String,
    pub wasm: String,
    pub css: String,
}

#[derive(Debug, Clone)]
pub struct Settings {
    pub assets: Assets,
    /// The account of an address that names none.
    pub default: ProfileSettings,
    pub others: Vec<ProfileSettings>,
    pub fast_poll: Duration,
    pub slow_poll: Duration,
    /// A script of the development server that every page loads; `None` in production.
    pub extra_script: Option<&'static str>,
}

/// An account of the configuration, without its credentials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileSettings {
    pub name: ProfileName,
    /// Whether its upstream is an emulator.
    pub emulator: bool,
    /// Where its calls go, as people read it.
    pub upstream: String,
    /// The profile of the vendor's files that signs its calls, if one does.
    pub vendor_profile: Option<String>,
}

impl ProfileSettings {
    /// The profile that the vendor's tools need as an option. `None` if they use their current one.
    pub(crate) fn named_to_tools(&self) -> Option<&str> {
        let own = (!self.name.is_default()).then_some(self.name.as_str());
        self.vendor_profile.as_deref().or(own)
    }
}

impl Settings {
    /// All accounts, the default one first.
    pub fn profiles(&self) -> impl Iterator<Item = &ProfileSettings> {
        std::iter::once(&self.default).chain(&self.others)
    }

    /// The default one if there is none of this name.
    pub fn profile(&self, name: &ProfileName) -> &ProfileSettings {
        self.others.iter().find(|it| it.name == *name).unwrap_or(&self.default)
    }
}
