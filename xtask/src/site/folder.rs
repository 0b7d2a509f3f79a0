//! The site's folder: files with hashed names, and the manifest that names them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::compress;
use crate::workspace::Profile;

/// Read by the server and by its build script.
const MANIFEST: &str = "manifest.json";
/// Folder of the generated files.
const PACKAGE: &str = "pkg";
/// Hexadecimal digits of a hash in a name.
const HASH_DIGITS: usize = 12;

/// The generated files that every page names, below `/pkg`.
#[derive(Debug, Default, Serialize)]
struct Manifest {
    js: String,
    wasm: String,
    css: String,
    /// Every file of the site, by its path.
    files: BTreeSet<String>,
}

/// A site that is not written yet.
pub struct SiteFolder {
    profile: Profile,
    manifest: Manifest,
    files: BTreeMap<String, Vec<u8>>,
}

impl SiteFolder {
    pub fn new(profile: Profile) -> Self {
        Self { profile, manifest: Manifest::default(), files: BTreeMap::new() }
    }

    pub fn add(&mut self, path: String, content: Vec<u8>) {
        self.files.insert(path, content);
    }

    pub fn add_script(&mut self, name: &str, content: Vec<u8>) {
        self.manifest.js = self.add_hashed(name, "js", content);
    }

    pub fn add_wasm(&mut self, name: &str, content: Vec<u8>) {
        self.manifest.wasm = self.add_hashed(name, "wasm", content);
    }

    pub fn add_style(&mut self, name: &str, content: Vec<u8>) {
        self.manifest.css = self.add_hashed(name, "css", content);
    }

    /// The name changes with the content, so that it can be cached for ever.
    fn add_hashed(&mut self, name: &str, kind: &str, content: Vec<u8>) -> String {
        let mut hash: String =
            Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
        hash.truncate(HASH_DIGITS);
        let name = format!("{name}.{hash}.{kind}");
        self.add(format!("{PACKAGE}/{name}"), content);
        name
    }

    /// Writes the files, then the manifest, then removes what the manifest no longer names. What has not changed is not
    /// touched: it may be read by a console that starts, and a changed manifest makes a release link anew.
    ///
    /// # Errors
    /// If the folder cannot be written.
    pub fn publish(mut self, folder: &Path) -> anyhow::Result<()> {
        if self.profile == Profile::Release {
            self.compress()?;
        }
        for (path, content) in &self.files {
            write(&folder.join(path), content)?;
        }
        self.manifest.files = self.files.into_keys().collect();
        write(&folder.join(MANIFEST), &serde_json::to_vec_pretty(&self.manifest)?)?;
        for path in files_below(folder)? {
            let inside = path.strip_prefix(folder)?.to_string_lossy().into_owned();
            if inside != MANIFEST && !self.manifest.files.contains(&inside) {
                std::fs::remove_file(&path)
                    .with_context(|| format!("removing {}", path.display()))?;
            }
        }
        Ok(())
    }

    /// Adds `.br` and `.gz` beside each file.
    fn compress(&mut self) -> anyhow::Result<()> {
        let mut compressed = Vec::new();
        for (path, content) in &self.files {
            compressed.push((format!("{path}.br"), compress::brotli(content)?));
            compressed.push((format!("{path}.gz"), compress::gzip(content)?));
        }
        self.files.extend(compressed);
        Ok(())
    }
}

/// Puts the whole content in place at once, unless it is there.
fn write(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    if std::fs::read(path).is_ok_and(|there| there == content) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("making the folder {}", folder.display()))?;
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".new");
    std::fs::write(&unfinished, content)
        .and_then(|()| std::fs::rename(&unfinished, path))
        .with_context(|| format!("writing {}", path.display()))
}

fn files_below(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn publish(profile: Profile, folder: &Path, script: &str) -> Value {
        let mut site = SiteFolder::new(profile);
        site.add_script("polarshift", script.into());
        site.add_wasm("polarshift", b"wasm".to_vec());
        site.add_style("polarshift", b"style".to_vec());
        site.add("favicon.svg".to_owned(), b"icon".to_vec());
        site.publish(folder).unwrap();
        serde_json::from_slice(&std::fs::read(folder.join(MANIFEST)).unwrap()).unwrap()
    }

    #[test]
    fn the_manifest_names_what_every_page_needs_by_its_content() {
        let folder = tempfile::tempdir().unwrap();
        let first = publish(Profile::Debug, folder.path(), "one");
        let again = publish(Profile::Debug, folder.path(), "one");
        assert_eq!(first, again);
        let other = publish(Profile::Debug, folder.path(), "two");
        assert_ne!(first["js"], other["js"]);
        assert_eq!(first["css"], other["css"]);
        let name = other["js"].as_str().unwrap();
        assert_eq!(std::fs::read(folder.path().join(PACKAGE).join(name)).unwrap(), b"two");
    }

    #[test]
    fn what_has_not_changed_is_not_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let written =
            || std::fs::metadata(folder.path().join(MANIFEST)).unwrap().modified().unwrap();
        publish(Profile::Debug, folder.path(), "one");
        let first = written();
        publish(Profile::Debug, folder.path(), "one");
        assert_eq!(written(), first);
        publish(Profile::Debug, folder.path(), "two");
        assert_ne!(written(), first);
    }

    #[test]
    fn files_of_an_earlier_build_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        publish(Profile::Release, folder.path(), "one");
        let manifest = publish(Profile::Debug, folder.path(), "two");
        let named = manifest["files"].as_array().unwrap().len();
        assert_eq!(files_below(folder.path()).unwrap().len(), named + 1);
    }

    #[test]
    fn each_file_of_the_release_is_there_compressed_too() {
        let folder = tempfile::tempdir().unwrap();
        let manifest = publish(Profile::Release, folder.path(), "one");
        assert_eq!(manifest["files"].as_array().unwrap().len(), 12);
        let compressed = std::fs::read(folder.path().join("favicon.svg.br")).unwrap();
        let mut content = Vec::new();
        brotli::BrotliDecompress(&mut compressed.as_slice(), &mut content).unwrap();
        assert_eq!(content, b"icon");
    }
}
