//! Where the static files are, and what the build called them.

use std::path::{Path, PathBuf};

use app::Assets;

const OUTPUT_NAME: &str = "polarshift";
const HASH_FILE: &str = "hash.txt";
/// Folder of the generated files, below the site's root.
pub const PACKAGE_FOLDER: &str = "pkg";

/// A folder of static files and the names of the three that every page needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    pub root: PathBuf,
    pub assets: Assets,
    /// Whether everything that [`Assets`] names is there.
    pub complete: bool,
}

impl Site {
    /// The named folder, else `site` in the program's folder or in the one above it.
    pub fn find(named: Option<&Path>, program_folder: &Path) -> Self {
        let near = || {
            let beside = program_folder.join("site");
            let above = program_folder.join("../site");
            if !beside.is_dir() && above.is_dir() { above } else { beside }
        };
        let root = named.map_or_else(near, Path::to_owned);
        let package = root.join(PACKAGE_FOLDER);
        let hashes = [program_folder, root.as_path()].into_iter().find_map(|folder| {
            let text = std::fs::read_to_string(folder.join(HASH_FILE)).ok()?;
            Some(hashed_names(&text)).filter(|assets| is_complete(&package, assets))
        });
        let assets = hashes.or_else(|| newest(&package)).unwrap_or_else(plain_names);
        let complete = is_complete(&package, &assets);
        Self { root, assets, complete }
    }
}

fn plain_names() -> Assets {
    let name = |kind: &str| format!("{OUTPUT_NAME}.{kind}");
    Assets { js: name("js"), wasm: name("wasm"), css: name("css") }
}

/// Lines of the form `js: HASH`, as cargo-leptos writes them.
fn hashed_names(text: &str) -> Assets {
    let name = |kind: &str| {
        let mut lines = text.lines().filter_map(|line| line.split_once(": "));
        match lines.find(|(name, _)| *name == kind) {
            Some((_, hash)) => format!("{OUTPUT_NAME}.{}.{kind}", hash.trim()),
            None => format!("{OUTPUT_NAME}.{kind}"),
        }
    };
    Assets { js: name("js"), wasm: name("wasm"), css: name("css") }
}

fn is_complete(package: &Path, assets: &Assets) -> bool {
    [&assets.js, &assets.wasm, &assets.css].iter().all(|name| package.join(name).is_file())
}

/// For a site that was copied without its hash file.
fn newest(package: &Path) -> Option<Assets> {
    let newest_of = |kind: &str| {
        let entries = std::fs::read_dir(package).ok()?.flatten();
        let named = entries.filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let middle = name.strip_prefix(OUTPUT_NAME)?.strip_suffix(kind)?.strip_suffix('.')?;
            let is_asset = middle.is_empty() || middle.starts_with('.');
            is_asset.then(|| (entry.metadata().and_then(|data| data.modified()).ok(), name))
        });
        named.max().map(|(_, name)| name)
    };
    Some(Assets { js: newest_of("js")?, wasm: newest_of("wasm")?, css: newest_of("css")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn with(files: &[&str]) -> Self {
            let folder = Self(tempfile::tempdir().unwrap());
            for file in files {
                folder.write(file, "");
            }
            folder
        }

        fn write(&self, file: &str, text: &str) {
            let path = self.0.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }
    }

    const HASHED: [&str; 3] = [
        "site/pkg/polarshift.aB_-1.js",
        "site/pkg/polarshift.cD2.wasm",
        "site/pkg/polarshift.eF3.css",
    ];

    #[test]
    fn names_follow_from_the_hash_file_beside_the_program() {
        let folder = Folder::with(&HASHED);
        folder.write("debug/hash.txt", "js: aB_-1\nwasm: cD2\ncss: eF3\n");
        let site = Site::find(None, &folder.path("debug"));
        assert_eq!(site.assets.wasm, "polarshift.cD2.wasm");
        assert_eq!(site.assets.js, "polarshift.aB_-1.js");
        assert!(site.complete);
    }

    #[test]
    fn a_site_copied_without_its_hash_file_is_understood() {
        let folder = Folder::with(&HASHED);
        let site = Site::find(Some(&folder.path("site")), Path::new("/nowhere"));
        assert_eq!(site.assets.css, "polarshift.eF3.css");
        assert!(site.complete);
    }

    #[test]
    fn a_hash_file_of_another_build_is_not_believed() {
        let folder = Folder::with(&["site/pkg/polarshift.js", "site/pkg/polarshift.wasm"]);
        folder.write("site/pkg/polarshift.css", "");
        folder.write("bin/hash.txt", "js: old\nwasm: old\ncss: old\n");
        let site = Site::find(None, &folder.path("bin"));
        assert_eq!((site.assets, site.complete), (plain_names(), true));
    }

    #[test]
    fn the_site_beside_the_program_goes_before_the_one_above() {
        let folder = Folder::with(&["site/x", "bin/site/x"]);
        assert_eq!(Site::find(None, &folder.path("bin")).root, folder.path("bin/site"));
        std::fs::create_dir(folder.path("other")).unwrap();
        assert_eq!(Site::find(None, &folder.path("other")).root, folder.path("other/../site"));
    }

    #[test]
    fn without_files_the_names_are_plain_and_the_site_is_not_complete() {
        let site = Site::find(Some(Path::new("/nowhere")), Path::new("/nowhere"));
        assert_eq!((site.assets, site.complete), (plain_names(), false));
    }
}
