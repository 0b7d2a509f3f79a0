//! An explicit endpoint.

use std::fmt;
use std::net::IpAddr;

use reqwest::Url;

use crate::error::ConfigError;

/// The domain of Alibaba Cloud's API.
const VENDOR: &str = "aliyuncs.com";

/// Scheme and authority of a request. The authority has a port only if it is not the scheme's own, exactly as the `Host`
/// header is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Base {
    pub scheme: &'static str,
    pub authority: String,
}

/// An explicit endpoint: `https://host[:port]`, or `http://` on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointUrl {
    base: Base,
    port: u16,
    is_loopback: bool,
    is_vendors: bool,
}

impl EndpointUrl {
    /// # Errors
    /// Not such a URL, or plain http to another machine.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let bad = |reason: &str| ConfigError::Endpoint {
            endpoint: text.to_owned(),
            reason: reason.to_owned(),
        };
        let url = Url::parse(text).map_err(|error| bad(&error.to_string()))?;
        let scheme = match url.scheme() {
            "http" => "http",
            "https" => "https",
            _ => return Err(bad("it has to start with http:// or https://")),
        };
        let bare = url.username().is_empty() && url.password().is_none();
        if !bare || url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(bad("it has to be a scheme, a host and a port, and nothing else"));
        }
        let host = url.host_str().ok_or_else(|| bad("it has no host"))?;
        let is_loopback = is_loopback(host);
        if scheme == "http" && !is_loopback {
            return Err(ConfigError::PlainHttp { host: host.to_owned() });
        }
        let authority = url.port().map_or(host.to_owned(), |port| format!("{host}:{port}"));
        let port = url.port_or_known_default().ok_or_else(|| bad("it has no port"))?;
        let is_vendors = host == VENDOR || host.ends_with(&format!(".{VENDOR}"));
        Ok(Self { base: Base { scheme, authority }, port, is_loopback, is_vendors })
    }

    pub fn is_loopback(&self) -> bool {
        self.is_loopback
    }

    /// Whether the host is one of Alibaba Cloud's API.
    pub fn is_vendors(&self) -> bool {
        self.is_vendors
    }

    /// Host in lower case and port, the scheme's own one too.
    pub fn authority(&self) -> String {
        let port = format!(":{}", self.port);
        let authority = &self.base.authority;
        format!("{}{port}", authority.strip_suffix(&port).unwrap_or(authority))
    }

    pub(crate) fn is_plain(&self) -> bool {
        self.base.scheme == "http"
    }

    pub(crate) fn base(&self) -> &Base {
        &self.base
    }
}

impl fmt::Display for EndpointUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.base.scheme, self.base.authority)
    }
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::EndpointUrl;
    use crate::error::ConfigError;

    #[test]
    fn an_endpoint_is_a_scheme_a_host_and_a_port() {
        for (text, shown, loopback) in [
            ("http://127.0.0.1:3100", "http://127.0.0.1:3100", true),
            ("http://localhost:3100/", "http://localhost:3100", true),
            ("http://[::1]:3100", "http://[::1]:3100", true),
            ("https://gateway.example", "https://gateway.example", false),
            ("https://gateway.example:443", "https://gateway.example", false),
        ] {
            let endpoint = EndpointUrl::parse(text).unwrap();
            assert_eq!((endpoint.to_string().as_str(), endpoint.is_loopback()), (shown, loopback));
        }
        for text in [
            "127.0.0.1:3100",
            "ftp://127.0.0.1",
            "http://user@127.0.0.1",
            "https://host/path",
            "https://host/?a=b",
            "",
        ] {
            let error = EndpointUrl::parse(text).unwrap_err();
            assert!(matches!(error, ConfigError::Endpoint { .. }), "{text}");
        }
    }

    #[test]
    fn only_hosts_under_its_domain_are_the_vendors() {
        for (text, is_vendors) in [
            ("https://polardb.aliyuncs.com", true),
            ("https://POLARDB-VPC.cn-shenzhen.Aliyuncs.com:8443", true),
            ("https://aliyuncs.com", true),
            ("https://evil-aliyuncs.com", false),
            ("https://aliyuncs.com.evil.example", false),
            ("https://gateway.example", false),
            ("http://127.0.0.1:3100", false),
        ] {
            assert_eq!(EndpointUrl::parse(text).unwrap().is_vendors(), is_vendors, "{text}");
        }
    }

    #[test]
    fn an_authority_always_has_its_port() {
        for (text, authority) in [
            ("http://LOCALHOST:3100", "localhost:3100"),
            ("http://[::1]", "[::1]:80"),
            ("http://[::1]:81", "[::1]:81"),
            ("https://Gateway.Example:443/", "gateway.example:443"),
            ("https://gateway.example:80", "gateway.example:80"),
        ] {
            assert_eq!(EndpointUrl::parse(text).unwrap().authority(), authority);
        }
    }

    #[test]
    fn plain_http_to_another_machine_is_refused() {
        for text in ["http://gateway.example", "http://10.0.0.1:80", "http://127.0.0.1.nip.example"]
        {
            let error = EndpointUrl::parse(text).unwrap_err();
            assert!(matches!(error, ConfigError::PlainHttp { .. }), "{text}");
        }
    }
}
