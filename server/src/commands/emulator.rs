//! `polarshift emulator`.

use anyhow::Context;
use emulator::{AccessKey, Options, Server};
use serde_json::json;

use super::announce;
use super::shutdown::Signals;
use crate::config::EmulatorConfig;

pub async fn run(config: EmulatorConfig) -> anyhow::Result<()> {
    let signals = Signals::listen()?;
    let server = start(config).await?;
    announce(&json!({ "emulator": server.url() }))?;
    server.serve_until(signals.requested()).await;
    Ok(())
}

/// Starts an emulator, alone or embedded.
pub async fn start(config: EmulatorConfig) -> anyhow::Result<Server> {
    let access_keys =
        config.access_keys.into_iter().map(|pair| AccessKey::new(pair.id, pair.secret)).collect();
    let options = Options {
        listen: config.listen,
        speed: config.speed,
        scenario: config.scenario,
        state: config.state,
        access_keys,
        ..Options::default()
    };
    Server::start(options).await.context("starting the emulator")
}
