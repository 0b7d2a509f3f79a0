//! Where the site is: in a named folder, in the program, or beside a development build.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use app::Assets;
use axum::body::Bytes;
use serde::Deserialize;

use super::embedded;
use super::file::{Encoding, SiteFile};

/// Folder of the generated files, below the site's root.
pub const PACKAGE_FOLDER: &str = "pkg";
const MANIFEST: &str = "manifest.json";

/// What `cargo xtask site` says about the files it has written.
#[derive(Debug, Deserialize)]
struct Manifest {
    js: String,
    wasm: String,
    css: String,
    files: BTreeSet<String>,
}

/// A site that was named, or built, but cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    #[error("{path} cannot be read ({source}); `cargo xtask site` builds a site", path = .path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{place} is no list of a site's files: {source}")]
    Manifest { place: String, source: serde_json::Error },
    #[error("{place} names {file}, which is not there; build the site again")]
    Incomplete { place: String, file: String },
}

/// The files, and the names of the three that every page needs.
#[derive(Debug, Clone)]
pub struct Site {
    pub assets: Assets,
    files: HashMap<String, SiteFile>,
}

impl Site {
    /// The site in the named folder, else the one inside the program, else the one that the development build beside the
    /// program has; [`Site::missing`] if there is none.
    ///
    /// # Errors
    /// If the site that was found cannot be read.
    pub fn find(named: Option<&Path>, program_folder: &Path) -> Result<Self, SiteError> {
        if let Some(folder) = named {
            return Self::in_folder(folder);
        }
        if !embedded::FILES.is_empty() {
            return Self::inside_the_program(embedded::FILES);
        }
        let profile = program_folder.file_name().unwrap_or_default();
        let built = program_folder.join("../site").join(profile);
        if built.join(MANIFEST).is_file() { Self::in_folder(&built) } else { Ok(Self::missing()) }
    }

    /// No files. Pages work without styles and scripts.
    pub fn missing() -> Self {
        let name = |kind: &str| format!("polarshift.{kind}");
        let assets = Assets { js: name("js"), wasm: name("wasm"), css: name("css") };
        Self { assets, files: HashMap::new() }
    }

    pub fn is_missing(&self) -> bool {
        self.files.is_empty()
    }

    /// The file at a path from the site's root, without a leading slash.
    pub fn file(&self, path: &str) -> Option<&SiteFile> {
        self.files.get(path)
    }

    fn in_folder(folder: &Path) -> Result<Self, SiteError> {
        match Self::read_folder(folder) {
            // A build may have replaced the manifest and removed the files of the old one in between.
            Err(SiteError::Incomplete { .. }) => Self::read_folder(folder),
            read => read,
        }
    }

    fn read_folder(folder: &Path) -> Result<Self, SiteError> {
        let path = folder.join(MANIFEST);
        let manifest = std::fs::read(&path)
            .map_err(|source| SiteError::Unreadable { path: path.clone(), source })?;
        Self::read(&path.display().to_string(), &manifest, |name| {
            std::fs::read(folder.join(name)).ok().map(Bytes::from)
        })
    }

    fn inside_the_program(files: &'static [(&str, &[u8])]) -> Result<Self, SiteError> {
        let content =
            |name: &str| files.iter().find(|(path, _)| *path == name).map(|(_, content)| *content);
        Self::read("the program", content(MANIFEST).unwrap_or_default(), |name| {
            content(name).map(Bytes::from_static)
        })
    }

    /// Reads what the manifest names; nothing else belongs to the site.
    fn read(
        place: &str,
        manifest: &[u8],
        content: impl Fn(&str) -> Option<Bytes>,
    ) -> Result<Self, SiteError> {
        let Manifest { js, wasm, css, files: named } = serde_json::from_slice(manifest)
            .map_err(|source| SiteError::Manifest { place: place.to_owned(), source })?;
        let assets = Assets { js, wasm, css };
        let hashed =
            [&assets.js, &assets.wasm, &assets.css].map(|name| format!("{PACKAGE_FOLDER}/{name}"));
        let mut files = HashMap::new();
        for path in hashed.iter().chain(&named).filter(|path| !is_compressed(path)) {
            let of_site = |path: &str| named.contains(path).then(|| content(path)).flatten();
            let file = SiteFile::read(path, hashed.contains(path), of_site).ok_or_else(|| {
                SiteError::Incomplete { place: place.to_owned(), file: path.clone() }
            })?;
            files.insert(path.clone(), file);
        }
        Ok(Self { assets, files })
    }
}

/// Whether it only belongs to another file.
fn is_compressed(path: &str) -> bool {
    Encoding::COMPRESSED.iter().any(|encoding| path.ends_with(encoding.ending()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST_TEXT: &str = r#"{
        "js": "polarshift.a1.js", "wasm": "polarshift.b2.wasm", "css": "polarshift.c3.css",
        "files": ["favicon.svg", "pkg/polarshift.a1.js", "pkg/polarshift.a1.js.br", "pkg/polarshift.b2.wasm",
                  "pkg/polarshift.c3.css"]
    }"#;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    const COMPLETE: [(&str, &str); 6] = [
        ("manifest.json", MANIFEST_TEXT),
        ("favicon.svg", "icon"),
        ("pkg/polarshift.a1.js", "script"),
        ("pkg/polarshift.a1.js.br", "small script"),
        ("pkg/polarshift.b2.wasm", "wasm"),
        ("pkg/polarshift.c3.css", "style"),
    ];

    fn text(site: &Site, path: &str, encoding: Encoding) -> Option<String> {
        let content = site.file(path)?.encoded(encoding)?;
        Some(String::from_utf8(content.to_vec()).unwrap())
    }

    #[test]
    fn the_manifest_says_what_the_files_are_called() {
        let folder = folder(&COMPLETE);
        let site = Site::find(Some(folder.path()), Path::new("/nowhere")).unwrap();
        assert_eq!(site.assets.wasm, "polarshift.b2.wasm");
        let script = "pkg/polarshift.a1.js";
        assert_eq!(text(&site, script, Encoding::Identity).unwrap(), "script");
        assert_eq!(text(&site, script, Encoding::Brotli).unwrap(), "small script");
        assert_eq!(text(&site, script, Encoding::Gzip), None);
        assert!(site.file(script).unwrap().is_hashed);
        assert!(!site.file("favicon.svg").unwrap().is_hashed);
    }

    #[test]
    fn a_later_build_takes_nothing_away() {
        let folder = folder(&COMPLETE);
        let site = Site::find(Some(folder.path()), Path::new("/nowhere")).unwrap();
        drop(folder);
        assert_eq!(text(&site, "pkg/polarshift.c3.css", Encoding::Identity).unwrap(), "style");
    }

    #[test]
    fn a_file_that_the_manifest_does_not_name_is_no_part_of_the_site() {
        let folder = folder(&COMPLETE);
        std::fs::write(folder.path().join("polarshift.toml"), "access-key = 'a:b'").unwrap();
        let site = Site::find(Some(folder.path()), Path::new("/nowhere")).unwrap();
        for path in ["polarshift.toml", "manifest.json", "pkg/../polarshift.toml", "pkg", ""] {
            assert!(site.file(path).is_none(), "{path}");
        }
    }

    #[test]
    fn a_development_build_has_its_site_in_the_same_target_folder() {
        let target = folder(&COMPLETE);
        let site = target.path().join("site");
        std::fs::create_dir(&site).unwrap();
        std::fs::create_dir(target.path().join("debug")).unwrap();
        let found = Site::find(None, &target.path().join("debug")).unwrap();
        assert!(found.is_missing());
        assert_eq!(found.assets.js, "polarshift.js");
        std::fs::create_dir(site.join("debug")).unwrap();
        for (name, text) in COMPLETE {
            let path = site.join("debug").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let found = Site::find(None, &target.path().join("debug")).unwrap();
        assert_eq!(found.assets.js, "polarshift.a1.js");
    }

    #[test]
    fn a_site_inside_the_program_needs_no_folder() {
        static FILES: [(&str, &[u8]); 5] = [
            ("manifest.json", MANIFEST_TEXT.as_bytes()),
            ("favicon.svg", b"icon"),
            ("pkg/polarshift.a1.js", b"script"),
            ("pkg/polarshift.b2.wasm", b"wasm"),
            ("pkg/polarshift.c3.css", b"style"),
        ];
        let site = Site::inside_the_program(&FILES).unwrap();
        assert_eq!(text(&site, "favicon.svg", Encoding::Identity).unwrap(), "icon");
    }

    #[test]
    fn a_named_folder_that_is_no_site_is_refused_with_the_reason() {
        let empty = folder(&[]);
        let broken = folder(&[("manifest.json", "{}")]);
        let incomplete = folder(&COMPLETE[..4]);
        for (folder, reason) in [
            (&empty, "manifest.json cannot be read"),
            (&broken, "is no list of a site's files: missing field `js`"),
            (&incomplete, "names pkg/polarshift.b2.wasm, which is not there"),
        ] {
            let error = Site::find(Some(folder.path()), Path::new("/nowhere")).unwrap_err();
            assert!(error.to_string().contains(reason), "{error}");
        }
    }
}
