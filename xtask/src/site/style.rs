//! The stylesheet, from its partials.

use crate::command;
use crate::workspace::{Profile, Workspace};

/// Compiles `style/main.scss`; minifies it for the release.
///
/// # Errors
/// If a tool is missing or the styles do not compile.
pub fn build(workspace: &Workspace, profile: Profile) -> anyhow::Result<Vec<u8>> {
    let mut sass = command::npm_tool(&workspace.npm_tool("sass"))?;
    sass.args(["--no-source-map", "--style=expanded"]).arg(workspace.path("style/main.scss"));
    let style = command::filter(&mut sass, &[])?;
    if profile == Profile::Debug {
        return Ok(style);
    }
    let mut esbuild = command::npm_tool(&workspace.npm_tool("esbuild"))?;
    esbuild.args(["--loader=css", "--minify", "--log-level=warning"]);
    command::filter(&mut esbuild, &style)
}
