//! The steps from the sources to the site's folder.

use std::path::Path;

use anyhow::Context;

use super::folder::SiteFolder;
use super::{script, style, wasm};
use crate::workspace::{Profile, Workspace};

/// Files are named after it.
const NAME: &str = "polarshift";
/// Copied as they are to the top of the site.
const STATIC_FILES: &str = "public";

/// Builds the site of a profile into its folder.
///
/// # Errors
/// If a tool is missing or fails, or the folder cannot be written.
pub fn build(workspace: &Workspace, profile: Profile) -> anyhow::Result<()> {
    let bound = wasm::build(workspace, profile)?;
    let script = script::build(workspace, profile, &bound)?;
    let style = style::build(workspace, profile)?;
    let mut site = SiteFolder::new(profile);
    site.add_script(NAME, script);
    site.add_wasm(NAME, bound.wasm);
    site.add_style(NAME, style);
    for (name, content) in static_files(&workspace.path(STATIC_FILES))? {
        site.add(name, content);
    }
    site.publish(&workspace.site(profile))
}

fn static_files(folder: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.with_context(|| format!("{} has no readable name", path.display()))?;
        let content =
            std::fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        files.push((name.to_owned(), content));
    }
    Ok(files)
}
