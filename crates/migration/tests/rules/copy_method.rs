//! Which source is copied how.

use migration::{CopyMethod, Ineligible, SourceFacts, copy_method};

/// Version, edition, storage, minor version and target, then P physical, L logical or x not at all.
const TABLE: [(&str, &str, &str, &str, &str, char); 36] = [
    ("5.6", "HighAvailability", "local_ssd", "rds_20190815", "5.6", 'P'),
    ("5.6", "HighAvailability", "local_ssd", "rds_20190814", "5.6", 'L'),
    ("5.6", "HighAvailability", "local_ssd", "rds_20231231", "5.7", 'L'),
    ("5.6", "HighAvailability", "local_ssd", "rds_20231231", "8.0", 'L'),
    ("5.6", "HighAvailability", "cloud_essd", "rds_20231231", "5.6", 'x'),
    ("5.6", "Basic", "cloud_ssd", "rds_20231231", "5.6", 'x'),
    ("5.6", "cluster", "cloud_essd", "rds_20231231", "5.6", 'x'),
    ("5.7", "HighAvailability", "local_ssd", "rds_20200331", "5.7", 'P'),
    ("5.7", "HighAvailability", "local_ssd", "rds_20200330", "5.7", 'L'),
    ("5.7", "HighAvailability", "local_ssd", "", "5.7", 'L'),
    ("5.7", "HighAvailability", "local_ssd", "rds_20231231", "8.0", 'L'),
    ("5.7", "HighAvailability", "cloud_essd", "rds_20231231", "5.7", 'L'),
    ("5.7", "Basic", "cloud_ssd", "rds_20231231", "5.7", 'L'),
    ("5.7", "Basic", "local_ssd", "rds_20231231", "5.7", 'x'),
    ("5.7", "cluster", "cloud_essd", "rds_20231231", "8.0", 'L'),
    ("5.7", "cluster", "local_ssd", "rds_20231231", "5.7", 'x'),
    ("5.7", "HighAvailability", "local_ssd", "rds_20231231", "5.6", 'x'),
    ("8.0", "HighAvailability", "local_ssd", "rds_20231231", "8.0", 'L'),
    ("8.0", "HighAvailability", "cloud_essd", "rds_20231231", "8.0.2", 'L'),
    ("8.0", "Basic", "general_essd", "rds_20231231", "8.0.1", 'L'),
    ("8.0", "cluster", "cloud_essd", "rds_20231231", "8.0", 'L'),
    ("8.0", "cluster", "cloud_essd", "rds_20231231", "5.7", 'x'),
    ("8.0", "serverless_basic", "cloud_essd", "rds_20231231", "8.0", 'x'),
    ("5.6", "HighAvailability", "ephemeral_ssd", "rds_20190815", "5.6", 'P'),
    ("5.7", "HighAvailability", "ephemeral_ssd", "rds_20200331", "5.7", 'P'),
    ("5.7", "HighAvailability", "ephemeral_ssd", "rds_20200330", "5.7", 'L'),
    ("5.7", "Basic", "ephemeral_ssd", "rds_20231231", "5.7", 'x'),
    ("8.0", "HighAvailability", "ephemeral_ssd", "rds_20231231", "8.0", 'L'),
    ("5.7", "Basic", "cloud_essd0", "rds_20231231", "5.7", 'L'),
    ("8.0", "cluster", "cloud_essd2", "rds_20231231", "8.0", 'L'),
    ("8.0", "HighAvailability", "cloud_essd3", "rds_20231231", "8.0", 'L'),
    ("8.0", "HighAvailability", "cloud_auto", "rds_20231231", "8.0", 'L'),
    ("8.0", "HighAvailability", "moon_rock", "rds_20231231", "8.0", 'x'),
    ("8.0", "HighAvailability", "cloud_essd", "rds_20231231", "8.4", 'x'),
    ("5.5", "HighAvailability", "local_ssd", "rds_20231231", "5.6", 'x'),
    ("8.4", "HighAvailability", "cloud_essd", "rds_20231231", "8.0", 'x'),
];

fn facts<'a>(
    (version, category, storage, kernel): (&'a str, &'a str, &'a str, &'a str),
) -> SourceFacts<'a> {
    SourceFacts { engine: "MySQL", version, category, storage, kernel }
}

#[test]
fn every_row_is_copied_as_documented() {
    for (version, category, storage, kernel, target, expected) in TABLE {
        let method = copy_method(&facts((version, category, storage, kernel)), target);
        let letter = match &method {
            Ok(CopyMethod::Physical) => 'P',
            Ok(CopyMethod::Logical) => 'L',
            Err(_) => 'x',
        };
        assert_eq!(
            letter, expected,
            "{version} {category} {storage} {kernel} to {target}: {method:?}"
        );
    }
}

#[test]
fn a_refusal_names_what_is_wrong() {
    let good = facts(("8.0", "HighAvailability", "cloud_essd", "rds_20231231"));
    let engine = SourceFacts { engine: "SQLServer", ..good };
    assert_eq!(copy_method(&engine, "8.0"), Err(Ineligible::Engine("SQLServer".into())));
    let down = copy_method(&good, "5.7").unwrap_err();
    assert_eq!(down.to_string(), "the target version 5.7 is below the source's 8.0");
    assert_eq!(copy_method(&good, "9.0"), Err(Ineligible::Target("9.0".into())));
    let old = SourceFacts { version: "5.5", ..good };
    assert_eq!(copy_method(&old, "8.0"), Err(Ineligible::Version("5.5".into())));
}
