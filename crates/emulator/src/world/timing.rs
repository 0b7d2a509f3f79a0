//! How long everything takes, in emulated seconds, unless `Progression` says otherwise. The one table; the documents
//! give ranges (vendor/rds-migration 3.3).

/// Full copy of a created cluster. The documents measured about 30 minutes for 100 GB.
pub const SECONDS_TO_CLONE: u32 = 15 * 60;
/// From creation until the precheck says that it failed.
pub const SECONDS_TO_PRECHECK: u32 = 60;
/// Switch; documented as usually below five minutes.
pub const SECONDS_TO_SWITCH: u32 = 120;
/// Roll back; documented as within ten minutes.
pub const SECONDS_TO_ROLL_BACK: u32 = 120;
/// Complete, cancel or abandon; documented as about two minutes.
pub const SECONDS_TO_CLOSE: u32 = 120;
/// Restart after binary logging was disabled; documented as within five minutes.
pub const SECONDS_TO_RESTART: u32 = 60;
/// Any change of an endpoint, an address or SSL; the documents speak of about a minute.
pub const SECONDS_TO_CHANGE_ADDRESS: u32 = 60;
/// Making a cluster without a migration.
pub const SECONDS_TO_MAKE: u32 = 10 * 60;
/// Evaluation of a source.
pub const SECONDS_TO_EVALUATE: u32 = 60;
/// From the call until a deleted cluster is gone.
pub const SECONDS_TO_DELETE: u32 = 120;
