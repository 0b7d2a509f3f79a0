//! Where things are in the workspace.

use std::path::{Path, PathBuf};

/// What is built: quick to build, or small and fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Debug,
    Release,
}

impl Profile {
    /// The name of cargo's folder for it, and of the site's.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }
}

#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    pub fn of_this_package() -> Self {
        let package = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = package.parent().unwrap_or(package).to_owned();
        let named = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
        // As cargo does: from the folder of whoever calls.
        let named = named.and_then(|folder| std::path::absolute(folder).ok());
        let target = named.unwrap_or_else(|| root.join("target"));
        Self { root, target }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// What cargo makes of the islands.
    pub fn compiled(&self, profile: Profile) -> PathBuf {
        self.target.join("wasm32-unknown-unknown").join(profile.folder()).join("app.wasm")
    }

    /// Where the compiled islands are bound to their script.
    pub fn bound(&self, profile: Profile) -> PathBuf {
        self.target.join("site/bound").join(profile.folder())
    }

    pub fn program(&self) -> PathBuf {
        self.target.join("debug/polarshift")
    }

    pub fn site(&self, profile: Profile) -> PathBuf {
        self.target.join("site").join(profile.folder())
    }

    /// A tool of the pinned npm packages.
    pub fn npm_tool(&self, name: &str) -> PathBuf {
        self.root.join("end2end/node_modules/.bin").join(name)
    }
}
