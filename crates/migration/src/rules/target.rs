//! The versions of MySQL that a cluster can be created with (vendor/rds-migration 2.1 and 7).

/// The targets to choose from, oldest first: a version, or a minor version of 8.0.
pub const TARGETS: [&str; 4] = ["5.6", "5.7", "8.0.1", NEWEST];

/// The newest minor version of 8.0. It accepts everything that a source of 8.0 can have.
const NEWEST: &str = "8.0.2";

/// `DBVersion` of a target.
pub fn target_version(target: &str) -> &str {
    match target {
        "8.0.1" | NEWEST => "8.0",
        version => version,
    }
}

/// `DBMinorVersion` of a target. `None` if its version has no minor versions.
pub fn target_minor_version(target: &str) -> Option<&str> {
    (target != target_version(target)).then_some(target)
}

/// The target nearest to a source of this version that accepts all of its data.
pub fn target_like(source_version: &str) -> &str {
    match source_version {
        "8.0" => NEWEST,
        version => version,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_version_and_of_8_0_a_minor_version() {
        let split = TARGETS.map(|target| (target_version(target), target_minor_version(target)));
        let eight = |minor| ("8.0", Some(minor));
        assert_eq!(split, [("5.6", None), ("5.7", None), eight("8.0.1"), eight("8.0.2")]);
        for version in ["5.6", "5.7", "8.0"] {
            let like = target_like(version);
            assert!(TARGETS.contains(&like) && target_version(like) == version, "{version}");
        }
    }
}
