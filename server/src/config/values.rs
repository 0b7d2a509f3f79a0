//! How the text of a setting becomes a value. Each error is the end of a sentence that begins with the text.

use std::fs::File;
use std::io::Read;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use acs_client::SignatureScheme;
use backend::DatabaseUrl;
use jiff::SignedDuration;
use migration::RegionId;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};
use tracing::Level;

/// An AccessKey pair. The secret is not shown by `Debug`, and wiped from memory on drop.
#[derive(Clone)]
pub struct AccessPair {
    id: String,
    secret: SecretString,
}

impl AccessPair {
    pub fn new(id: &str, secret: &str) -> Self {
        Self { id: id.to_owned(), secret: secret.into() }
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    /// The secret in the clear, for those who sign or verify with it.
    pub fn expose_secret(&self) -> &str {
        self.secret.expose_secret()
    }
}

impl PartialEq for AccessPair {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.expose_secret() == other.expose_secret()
    }
}

impl Eq for AccessPair {}

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

/// White space around ID and secret is not part of them: a line's end comes along when they are copied.
pub fn access_pair(text: &str) -> Result<AccessPair, String> {
    let parts = text.split_once(':').map(|(id, secret)| (id.trim(), secret.trim()));
    let Some((id, secret)) = parts.filter(|(id, secret)| !id.is_empty() && !secret.is_empty())
    else {
        return Err("it is not two parts with a colon between them".to_owned());
    };
    for (part, text) in [("ID", id), ("secret", secret)] {
        if text.contains(char::is_whitespace) {
            return Err(format!("the AccessKey {part} has white space inside"));
        }
    }
    Ok(AccessPair::new(id, secret))
}

/// The pair in a file that nobody but its owner may read.
pub fn access_pair_of_file(path: &str) -> Result<AccessPair, String> {
    let file = open(Path::new(path))?;
    if is_open_to_others(&file) {
        return Err("may be read by others than its owner".to_owned());
    }
    pair_in(file)
}

/// The pair in a file that the service manager guards, whose mode says nothing.
pub fn access_pair_handed_over(path: &Path) -> Result<AccessPair, String> {
    pair_in(open(path)?)
}

fn open(path: &Path) -> Result<File, String> {
    File::open(path).map_err(|error| format!("cannot be read: {error}"))
}

fn pair_in(mut file: File) -> Result<AccessPair, String> {
    let mut text = Zeroizing::new(String::new());
    file.read_to_string(&mut text).map_err(|error| format!("cannot be read: {error}"))?;
    access_pair(text.trim_start_matches('\u{feff}'))
        .map_err(|problem| format!("does not do: {problem}"))
}

#[cfg(unix)]
fn is_open_to_others(file: &File) -> bool {
    use std::os::unix::fs::PermissionsExt;
    !file.metadata().is_ok_and(|it| it.permissions().mode() & 0o077 == 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &File) -> bool {
    false
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
        assert_eq!(pair, AccessPair::new("id", "se:cret"));
        assert!(!format!("{pair:?}").contains("cret"));
        for text in ["", "id", "id:", ":secret", "id: \n", " :secret"] {
            assert!(access_pair(text).is_err(), "{text}");
        }
    }

    #[test]
    fn white_space_around_a_key_is_dropped_and_inside_it_is_named() {
        for text in ["id:secret\n", "id:secret\r\n", " id : secret ", "\tid:secret"] {
            assert_eq!(access_pair(text), Ok(AccessPair::new("id", "secret")), "{text:?}");
        }
        let problem = access_pair("id:sec ret").unwrap_err();
        assert_eq!(problem, "the AccessKey secret has white space inside");
        let problem = access_pair("i\r\nd:secret").unwrap_err();
        assert_eq!(problem, "the AccessKey ID has white space inside");
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
