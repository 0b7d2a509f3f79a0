//! The versions of MySQL that a cluster can be created with (vendor/rds-migration 2.1 and 7).

/// What can be chosen as the target, oldest first: a version, of 8.0 a minor version.
pub const TARGETS: [&str; 4] = ["5.6", "5.7", "8.0.1", NEWEST];

/// The newest minor version of 8.0, which takes what any source of 8.0 has.
const NEWEST: &str = "8.0.2";

/// `DBVersion` of a target.
pub fn target_version(target: &str) -> &str {
    match target {
        "8.0.1" | NEWEST => "8.0",
        version => version,
    }
}

/// `DBMinorVersion` of a target; nothing where its version has none.
pub fn target_minor_version(target: &str) -> Option<&str> {
    (target != target_version(target)).then_some(target)
}

/// The target that is nearest to a source of this version and takes all of it.
pub fn target_like(source_version: &str) -> &str {
    match source_version {
        "8.0" => NEWEST,
        version => version,
    }
}
