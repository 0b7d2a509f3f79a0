//! Puts the site into the release program: a table of the files that `cargo xtask site --release` has written.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Written last by the build of the site, so it changes with every file.
const MANIFEST: &str = "manifest.json";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let site = target_folder(&out).join("site/release");
    let mut files = Vec::new();
    if is_release {
        println!("cargo::rerun-if-changed={}", site.join(MANIFEST).display());
        // Without a built site the program compiles all the same, and says what to run.
        if site.join(MANIFEST).is_file() {
            collect(&site, &mut files)?;
        }
    }
    files.sort();
    fs::write(out.join("site.rs"), table(&site, &files))
}

/// Cargo marks its folder with this file; where the folder is, depends on the configuration.
fn target_folder(out: &Path) -> &Path {
    out.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file()).unwrap_or(out)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn table(site: &Path, files: &[PathBuf]) -> String {
    let mut text = String::from("&[\n");
    for file in files {
        let inside = file.strip_prefix(site).unwrap_or(file).display().to_string();
        let path = file.display().to_string();
        // Writing to a text cannot fail.
        let _ = writeln!(text, "    ({inside:?}, include_bytes!({path:?})),");
    }
    text.push_str("]\n");
    text
}
