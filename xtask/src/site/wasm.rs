//! The islands as WebAssembly, and the script that binds them to the page.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Context;
use wasm_bindgen_cli_support::Bindgen;

use crate::command;
use crate::workspace::{Profile, Workspace};

/// What travels is compressed: of all levels, `-Os` has the smallest brotli.
const OPTIMIZATION: [&str; 3] =
    ["-Os", "--enable-bulk-memory", "--enable-nontrapping-float-to-int"];

/// How the release differs for wasm. It is no profile of its own: macros and build scripts are the same for both, and are built
/// once.
const SMALL: [&str; 3] = [
    "profile.release.opt-level='z'",
    "profile.release.panic='abort'",
    // wasm-bindgen reads the features of the target from a section that a full strip would drop.
    "profile.release.strip='debuginfo'",
];

/// The wasm file, and the path of the script that loads it.
pub struct Bound {
    pub wasm: Vec<u8>,
    pub script: PathBuf,
}

/// Compiles `app` for the browser and binds it.
///
/// # Errors
/// If the code does not compile, or a tool fails.
pub fn build(workspace: &Workspace, profile: Profile) -> anyhow::Result<Bound> {
    command::run(&mut compile(workspace, profile))?;
    let compiled = workspace.compiled(profile);
    let folder = workspace.bound(profile);
    Bindgen::new()
        .input_path(&compiled)
        .out_name("app")
        .web(true)?
        .typescript(false)
        // The page names the file: it knows the hash.
        .omit_default_module_path(true)
        .remove_name_section(profile == Profile::Release)
        .remove_producers_section(profile == Profile::Release)
        .generate(&folder)
        .with_context(|| format!("binding {}", compiled.display()))?;
    let bound = folder.join("app_bg.wasm");
    if profile == Profile::Release {
        let tool = workspace.npm_tool("wasm-opt");
        command::run(
            command::npm_tool(&tool)?.args(OPTIMIZATION).arg(&bound).arg("-o").arg(&bound),
        )?;
    }
    let wasm = std::fs::read(&bound).with_context(|| format!("reading {}", bound.display()))?;
    Ok(Bound { wasm, script: folder.join("app.js") })
}

fn compile(workspace: &Workspace, profile: Profile) -> Command {
    let mut cargo = command::cargo();
    cargo
        .current_dir(workspace.root())
        .args(["build", "--package", "app", "--lib", "--target", "wasm32-unknown-unknown"])
        .args(["--no-default-features", "--features", "hydrate"]);
    if profile == Profile::Release {
        cargo.arg("--release").args(SMALL.iter().flat_map(|setting| ["--config", setting]));
    }
    cargo
}
