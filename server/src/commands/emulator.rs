//! `polarshift emulator`.

use serde_json::json;

use super::announce::announce;
use super::shutdown::Signals;
use crate::config::EmulatorConfig;
use crate::upstream;

pub async fn run(config: EmulatorConfig) -> anyhow::Result<()> {
    let signals = Signals::listen()?;
    let server = upstream::start_emulator(config).await?;
    announce(&json!({ "emulator": server.url() }))?;
    server.serve_until(signals.requested()).await;
    Ok(())
}
