//! What the server tells the pages.

use std::time::Duration;

use migration::RegionId;

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
    /// Whether the upstream is an emulator.
    pub emulator: bool,
    pub default_region: RegionId,
    pub fast_poll: Duration,
    pub slow_poll: Duration,
    /// Where calls go, as people read it.
    pub upstream: String,
}
