//! The tasks and their arguments.

use clap::Parser;

use crate::workspace::{Profile, Workspace};
use crate::{dev, site};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "Tasks of the workspace")]
enum Task {
    /// Builds what the browser gets: wasm, script, styles and static files
    Site {
        /// Small and compressed, as it goes into the release program
        #[arg(long)]
        release: bool,
    },
    /// Runs the console; builds and restarts it on every change, and the page reloads itself
    Dev {
        /// Arguments of `polarshift serve`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        serve: Vec<String>,
    },
}

pub fn run() -> anyhow::Result<()> {
    let workspace = Workspace::of_this_package();
    match Task::parse() {
        Task::Site { release } => {
            let profile = if release { Profile::Release } else { Profile::Debug };
            site::build(&workspace, profile)
        }
        Task::Dev { serve } => dev::run(&workspace, &serve),
    }
}
