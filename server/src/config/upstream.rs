//! Where calls go.

use acs_client::{ConfigError as ClientConfigError, EndpointUrl};

/// What `--upstream` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The emulator inside this process.
    Embedded,
    Aliyun,
    Endpoint(EndpointUrl),
}

impl Target {
    pub fn parse(text: &str) -> Result<Self, String> {
        match text {
            "emulator" => Ok(Self::Embedded),
            "aliyun" => Ok(Self::Aliyun),
            other => EndpointUrl::parse(other).map(Self::Endpoint).map_err(problem),
        }
    }

    /// The host, if it is neither on this machine nor the vendor's.
    pub(super) fn foreign_host(&self) -> Option<String> {
        match self {
            Self::Endpoint(endpoint) if !endpoint.is_loopback() && !endpoint.is_vendors() => {
                Some(endpoint.authority())
            }
            Self::Embedded | Self::Aliyun | Self::Endpoint(_) => None,
        }
    }

    /// Whether calls stay on this machine: then it is an emulator.
    pub fn is_emulator(&self) -> bool {
        match self {
            Self::Embedded => true,
            Self::Aliyun => false,
            Self::Endpoint(endpoint) => endpoint.is_loopback(),
        }
    }
}

/// As it is given.
impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Embedded => f.write_str("emulator"),
            Self::Aliyun => f.write_str("aliyun"),
            Self::Endpoint(endpoint) => endpoint.fmt(f),
        }
    }
}

fn problem(error: ClientConfigError) -> String {
    match error {
        ClientConfigError::PlainHttp { host } => format!(
            "is refused: plain http to {host} would let anyone on the way read and alter the calls"
        ),
        ClientConfigError::Endpoint { reason, .. } => format!("cannot be used: {reason}"),
        other => format!("cannot be used: {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_endpoints_on_this_machine_are_taken_for_an_emulator() {
        for (text, emulator) in [
            ("emulator", true),
            ("http://127.0.0.1:3100", true),
            ("http://localhost:3100", true),
            ("aliyun", false),
            ("https://gateway.example", false),
        ] {
            assert_eq!(Target::parse(text).unwrap().is_emulator(), emulator, "{text}");
        }
    }

    #[test]
    fn a_host_is_foreign_unless_it_is_this_machine_or_the_vendors() {
        for text in ["emulator", "aliyun", "http://127.0.0.1:1", "https://polardb.aliyuncs.com"] {
            assert_eq!(Target::parse(text).unwrap().foreign_host(), None, "{text}");
        }
        for text in ["https://gateway.example:443", "https://aliyuncs.com.example"] {
            assert!(Target::parse(text).unwrap().foreign_host().is_some(), "{text}");
        }
    }

    #[test]
    fn plain_http_beyond_this_machine_is_refused_with_the_reason() {
        let problem = Target::parse("http://gateway.example").unwrap_err();
        assert!(problem.contains("plain http to gateway.example"), "{problem}");
    }
}
