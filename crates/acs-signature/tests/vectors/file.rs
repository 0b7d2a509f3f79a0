//! The file of vectors and where it is.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

use serde::Deserialize;

pub const SCHEMA: &str = "acs-signing-vectors/1";

#[derive(Deserialize)]
struct File {
    schema: String,
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
pub struct Vector {
    pub id: String,
    pub scheme: String,
    pub credentials: Credentials,
    pub request: Request,
    pub expected: BTreeMap<String, String>,
    pub wire: Option<Wire>,
}

#[derive(Deserialize)]
pub struct Credentials {
    pub access_key_id: String,
    pub access_key_secret: String,
}

#[derive(Deserialize)]
pub struct Request {
    pub method: String,
    pub path: String,
    #[serde(default)]
    pub query: BTreeMap<String, String>,
    #[serde(default)]
    pub signed_headers: BTreeMap<String, String>,
    #[serde(default)]
    pub params: BTreeMap<String, String>,
    #[serde(default)]
    pub body: String,
}

#[derive(Deserialize)]
pub struct Wire {
    pub target: String,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

impl Vector {
    pub fn expected(&self, stage: &str) -> Result<&str, String> {
        self.expected.get(stage).map(String::as_str).ok_or_else(|| format!("no expected {stage}"))
    }
}

/// Pairs in descending order, so that sorting them is our own work.
pub fn unsorted(map: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    map.iter().rev().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The vectors of the file that the environment names, else the bundled ones.
pub fn load() -> Vec<Vector> {
    read(&env::var_os("ACS_SIGNATURE_VECTORS").map_or_else(bundled, |given| find(given.into())))
}

pub fn bundled() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/signing.json")
}

pub fn read(path: &Path) -> Vec<Vector> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let file: File =
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert_eq!(file.schema, SCHEMA, "schema of {}", path.display());
    assert!(!file.vectors.is_empty(), "no vectors in {}", path.display());
    file.vectors
}

/// A relative path counts from the folder where cargo was started, from the workspace root or
/// from this crate: tests themselves run in the last.
fn find(given: PathBuf) -> PathBuf {
    let crate_dir = Path::new(env!("CARGO_MANIFEST_DIR"));
    let started_in = env::var_os("PWD").map(PathBuf::from);
    let bases = started_in.into_iter().chain([crate_dir.join("../.."), crate_dir.to_path_buf()]);
    bases.map(|base| base.join(&given)).find(|path| path.is_file()).unwrap_or(given)
}
