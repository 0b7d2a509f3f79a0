//! How the text of a setting becomes a value. Each error is the end of a sentence that begins with the text.

use std::net::SocketAddr;
use std::time::Duration;

use acs_client::SignatureScheme;
use backend::DatabaseUrl;
use jiff::SignedDuration;
use migration::RegionId;
use tracing::Level;

/// An AccessKey pair. The secret is not shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessPair {
    pub id: String,
    pub secret: String,
}

impl std::fmt::Debug for AccessPair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccessPair").field("id", &self.id).finish_non_exhaustive()
    }
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

const LONGEST: Duration = Duration::from_secs(3600);

pub fn text(text: &str) -> Result<String, String> {
    if text.is_empty() { Err("is empty".to_owned()) } else { Ok(text.to_owned()) }
}

/// `localhost` stands for 127.0.0.1.
pub fn address(text: &str) -> Result<SocketAddr, String> {
    let numeric = match text.strip_prefix("localhost:") {
        Some(port) => format!("127.0.0.1:{port}"),
        None => text.to_owned(),
    };
    numeric.parse().map_err(|_| "is not an address with a port".to_owned())
}

pub fn region(text: &str) -> Result<RegionId, String> {
    RegionId::parse(text).map_err(|_| "is not a region ID".to_owned())
}

/// A number without a unit is in seconds.
pub fn duration(text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<f64>().ok().map(Duration::try_from_secs_f64);
    let parsed = match seconds {
        Some(seconds) => seconds.ok(),
        None => text.parse::<SignedDuration>().ok().and_then(|span| Duration::try_from(span).ok()),
    };
    parsed
        .filter(|duration| !duration.is_zero() && *duration <= LONGEST)
        .ok_or_else(|| "is not such a time".to_owned())
}

pub fn calls_a_second(text: &str) -> Result<u32, String> {
    let number = text.parse().ok().filter(|number| (1..=10_000).contains(number));
    number.ok_or_else(|| "is not such a number".to_owned())
}

/// Whole days, such as `90d`.
pub fn days(text: &str) -> Result<Duration, String> {
    let days = text.strip_suffix('d').and_then(|number| number.parse::<u64>().ok());
    days.filter(|days| (1..=3_650).contains(days))
        .map(|days| Duration::from_secs(days * 86_400))
        .ok_or_else(|| "is not such a number of days".to_owned())
}

pub fn database(text: &str) -> Result<DatabaseUrl, String> {
    DatabaseUrl::parse(text).map_err(|problem| problem.to_string())
}

pub fn speed(text: &str) -> Result<f64, String> {
    let speed = text.parse::<f64>().ok();
    speed
        .filter(|speed| *speed > 0.0 && *speed <= 1_000_000.0)
        .ok_or_else(|| "is not a usable speed".to_owned())
}

pub fn access_pair(text: &str) -> Result<AccessPair, String> {
    match text.split_once(':') {
        Some((id, secret)) if !id.is_empty() && !secret.is_empty() => {
            Ok(AccessPair { id: id.to_owned(), secret: secret.to_owned() })
        }
        _ => Err("it is not two parts with a colon between them".to_owned()),
    }
}

pub fn signature(text: &str) -> Result<SignatureScheme, String> {
    match text {
        "acs3-hmac-sha256" => Ok(SignatureScheme::Acs3HmacSha256),
        "rpc-hmac-sha1" => Ok(SignatureScheme::RpcHmacSha1),
        _ => Err("is not a signature scheme".to_owned()),
    }
}

pub fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err("is not a log format".to_owned()),
    }
}

pub fn log_level(text: &str) -> Result<Level, String> {
    match text {
        "error" => Ok(Level::ERROR),
        "warn" => Ok(Level::WARN),
        "info" => Ok(Level::INFO),
        "debug" => Ok(Level::DEBUG),
        "trace" => Ok(Level::TRACE),
        _ => Err("is not a log level".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_units_or_are_seconds() {
        for (text, millis) in
            [("5s", 5000), ("500ms", 500), ("1m", 60_000), ("2", 2000), ("0.5", 500)]
        {
            assert_eq!(duration(text), Ok(Duration::from_millis(millis)), "{text}");
        }
        for text in ["", "0", "0s", "-1s", "-1", "2h", "soon", "nan", "inf", "1e300"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_secret_may_have_colons_and_is_not_shown() {
        let pair = access_pair("id:se:cret").unwrap();
        assert_eq!((pair.id.as_str(), pair.secret.as_str()), ("id", "se:cret"));
        assert!(!format!("{pair:?}").contains("cret"));
        for text in ["", "id", "id:", ":secret"] {
            assert!(access_pair(text).is_err(), "{text}");
        }
    }

    #[test]
    fn speeds_outside_the_emulators_range_are_refused() {
        for text in ["0", "-1", "nan", "inf", "1000001", "fast"] {
            assert!(speed(text).is_err(), "{text}");
        }
        assert_eq!(speed("0.25"), Ok(0.25));
    }

    #[test]
    fn localhost_is_an_address() {
        assert_eq!(address("localhost:0"), Ok(SocketAddr::from(([127, 0, 0, 1], 0))));
        assert!(address("127.0.0.1").is_err());
        assert!(address("example.com:80").is_err());
    }
}
