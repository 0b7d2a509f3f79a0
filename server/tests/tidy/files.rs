//! The files of the repository, read once; and small trees of texts, in which each rule is seen to fail.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Folders that hold no source of ours.
const GENERATED: [&str; 9] = [
    "target",
    "node_modules",
    ".git",
    ".venv",
    "test-results",
    "playwright-report",
    "testdata",
    "screenshots",
    "__pycache__",
];

/// Ends of the names of files that are read.
const TEXT: [&str; 19] = [
    ".rs",
    ".toml",
    ".json",
    ".ts",
    ".js",
    ".mjs",
    ".py",
    ".sh",
    ".scss",
    ".css",
    ".html",
    ".sql",
    ".md",
    ".npmrc",
    ".txt",
    ".yml",
    ".yaml",
    "Makefile",
    "Dockerfile",
];

/// Texts by their path from the root.
pub struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    pub fn workspace() -> &'static Self {
        static TREE: OnceLock<Tree> = OnceLock::new();
        TREE.get_or_init(|| Self::read(&root()))
    }

    pub fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        Self { files: files.collect() }
    }

    fn read(root: &Path) -> Self {
        let mut folders = vec![root.to_owned()];
        let mut files = BTreeMap::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                if path.is_dir() {
                    if !GENERATED.contains(&name.as_str()) {
                        folders.push(path);
                    }
                } else if TEXT.iter().any(|end| name.ends_with(end)) {
                    let inside = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                    files.insert(inside, std::fs::read_to_string(&path).unwrap());
                }
            }
        }
        assert!(!files.is_empty());
        Self { files }
    }

    /// Path and text of each file, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    pub fn with_ends(&self, ends: &[&str]) -> impl Iterator<Item = (&str, &str)> {
        self.iter().filter(move |(path, _)| ends.iter().any(|end| path.ends_with(end)))
    }

    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Names of the files directly in a folder.
    pub fn names_in(&self, folder: &str) -> Vec<&str> {
        let inside = self.iter().filter_map(|(path, _)| path.strip_prefix(folder));
        let names = inside.filter_map(|rest| rest.strip_prefix('/'));
        names.filter(|name| !name.contains('/')).collect()
    }
}

/// Of the workspace. Cargo runs a test in the folder of its package.
pub fn root() -> PathBuf {
    std::env::current_dir().unwrap().parent().unwrap().to_owned()
}

/// Fails with everything that breaks the rule, and with what to do about it.
#[track_caller]
pub fn assert_none(what_to_do: &str, complaints: &[String]) {
    let count = complaints.len();
    assert!(complaints.is_empty(), "{what_to_do}\n{}\n({count} in all)", complaints.join("\n"));
}
