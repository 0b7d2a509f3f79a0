//! The log, on stderr.
//!
//! Only this workspace's crates speak below a warning: others write headers and bodies there, which hold signatures.

use std::io::IsTerminal;

use tracing::Level;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::{LogConfig, LogFormat};

const OWN_CRATES: [&str; 6] = ["server", "polarshift", "app", "backend", "acs_client", "emulator"];

/// Once in a process.
pub fn start(config: LogConfig) {
    let terminal = std::io::stderr().is_terminal();
    let by_place = if terminal { LogFormat::Text } else { LogFormat::Json };
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = match config.format.unwrap_or(by_place) {
        LogFormat::Text => lines.with_ansi(terminal).with_target(false).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_span_list(false).boxed(),
    };
    tracing_subscriber::registry().with(lines.with_filter(filter(config.level))).init();
    std::panic::set_hook(Box::new(log_panic));
}

fn filter(level: Level) -> Targets {
    let own = OWN_CRATES.map(|name| (name, LevelFilter::from_level(level)));
    Targets::new().with_default(LevelFilter::WARN).with_targets(own)
}

fn log_panic(panic: &std::panic::PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let message = panic.payload_as_str().unwrap_or("a panic without a text");
    tracing::error!(place, message, "panic");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_crates_stay_above_the_level_at_which_they_write_headers() {
        let filter = filter(Level::TRACE);
        assert!(filter.would_enable("acs_client::client", &Level::TRACE));
        for target in ["h2::codec", "hyper_util::client", "reqwest::connect", "sqlx::query"] {
            assert!(!filter.would_enable(target, &Level::DEBUG), "{target}");
            assert!(!filter.would_enable(target, &Level::INFO), "{target}");
        }
    }
}
