//! The script that loads the islands, in one file.

use super::wasm::Bound;
use crate::command;
use crate::workspace::{Profile, Workspace};

/// Bundles the bound script with whatever it imports; minifies it for the release.
///
/// # Errors
/// If esbuild is missing or fails.
pub fn build(workspace: &Workspace, profile: Profile, bound: &Bound) -> anyhow::Result<Vec<u8>> {
    let mut esbuild = command::npm_tool(&workspace.npm_tool("esbuild"))?;
    esbuild.arg(&bound.script).args(["--bundle", "--format=esm", "--log-level=warning"]);
    if profile == Profile::Release {
        esbuild.args(["--minify", "--legal-comments=none"]);
    }
    command::filter(&mut esbuild, &[])
}
