//! The JSON Schema of a scenario file, for editors. `docs/emulator/scenario.schema.json` is written from the structs.

use super::file::File;
use super::scenario::Scenario;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/emulator/scenario.schema.json");

fn schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(File).to_value();
    schema["title"] = "Scenario of the Polarshift emulator".into();
    schema
}

#[test]
fn the_published_schema_is_the_one_of_the_structs() {
    let text = format!("{}\n", serde_json::to_string_pretty(&schema()).unwrap());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(FILE, &text).unwrap();
    }
    let published = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(
        published == text,
        "docs/emulator/scenario.schema.json is out of date: UPDATE_DOCS=1 cargo test -p emulator --lib schema"
    );
}

#[test]
fn every_built_in_scenario_is_valid_by_the_schema_and_a_wrong_one_is_not() {
    let schema = jsonschema::validator_for(&schema()).unwrap();
    let is_valid = |text: &str| {
        let table: toml::Table = toml::from_str(text).unwrap();
        schema.validate(&serde_json::to_value(table).unwrap()).map_err(|error| error.to_string())
    };
    for scenario in Scenario::built_in() {
        assert_eq!(is_valid(&scenario.text("").unwrap()), Ok(()), "{scenario}");
    }
    for wrong in [
        "[[netwrok]]",
        "[[cluster]]\nid = 5",
        "[fleet]\nregion = \"cn-hangzhou\"\ncount = 0\nmix = {}",
        "[fleet]\nregion = \"cn-nowhere\"\ncount = 1\nmix = {}",
    ] {
        assert!(is_valid(wrong).is_err(), "{wrong}");
    }
}
