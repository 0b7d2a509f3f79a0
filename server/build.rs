//! Puts the site into the release program: a table of the files that `cargo xtask site --release` has written.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Written last by the build of the site. It names every file with a hash, so it changes with each of them.
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
        } else {
            println!(
                "cargo::warning=the program has no site inside: run `cargo xtask site --release` first"
            );
        }
    }
    files.sort();
    fs::write(out.join("site.rs"), table(&site, &files))
}

/// Cargo's folder, above `[TARGET/]PROFILE/build/PACKAGE/out`.
fn target_folder(out: &Path) -> &Path {
    let above_the_profile = out.ancestors().nth(4).unwrap_or(out);
    let is_for_a_target = env::var_os("TARGET")
        .is_some_and(|target| above_the_profile.file_name() == Some(target.as_os_str()));
    let parent = above_the_profile.parent().filter(|_| is_for_a_target);
    parent.unwrap_or(above_the_profile)
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
