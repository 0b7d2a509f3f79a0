//! The proxy that the environment names, so that an error can name it. The HTTP library chooses it by the same rules.

use std::fmt;

use http::Uri;
use hyper_util::client::proxy::matcher::Matcher;

use crate::endpoint_url::Base;

const HTTPS: [&str; 2] = ["HTTPS_PROXY", "https_proxy"];
const ALL: [&str; 2] = ["ALL_PROXY", "all_proxy"];
const EXCEPT: [&str; 2] = ["NO_PROXY", "no_proxy"];

/// Proxies for https. Plain http stays on this machine, and no proxy leads there.
pub(crate) struct Proxies {
    /// By the names of the variables, in the order in which they are tried.
    by_variable: Vec<(&'static str, Matcher)>,
}

/// The proxy between this machine and a host.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ProxyInUse {
    /// The environment variable that names it.
    pub variable: &'static str,
    /// Scheme, host and port, without a password.
    pub url: String,
    pub is_spoken: bool,
}

/// A proxy's address may have a password.
impl fmt::Debug for Proxies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.by_variable.iter().map(|(variable, _)| variable)).finish()
    }
}

impl Proxies {
    pub fn none() -> Self {
        Self { by_variable: Vec::new() }
    }

    pub fn of(env: impl Fn(&str) -> Option<String>) -> Self {
        let first = |names: [&'static str; 2]| {
            names.into_iter().find_map(|name| env(name).map(|value| (name, value)))
        };
        let except = first(EXCEPT).map(|(_, value)| value).unwrap_or_default();
        let named = [first(HTTPS), first(ALL)].into_iter().flatten();
        let matcher = |value: String| Matcher::builder().https(value).no(except.clone()).build();
        Self { by_variable: named.map(|(name, value)| (name, matcher(value))).collect() }
    }

    /// `None` if the way to the host is direct.
    pub fn towards(&self, base: &Base) -> Option<ProxyInUse> {
        let uri: Uri = format!("{}://{}/", base.scheme, base.authority).parse().ok()?;
        self.by_variable.iter().find_map(|(variable, matcher)| {
            let proxy = matcher.intercept(&uri)?;
            let uri = proxy.uri();
            let scheme = uri.scheme_str().unwrap_or("http");
            let authority = uri.authority().map(ToString::to_string).unwrap_or_default();
            let is_spoken = matches!(scheme, "http" | "https");
            Some(ProxyInUse { variable, url: format!("{scheme}://{authority}"), is_spoken })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn towards(host: &str, variables: &[(&str, &str)]) -> Option<ProxyInUse> {
        let env = |name: &str| {
            let found = variables.iter().find(|(variable, _)| *variable == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Proxies::of(env).towards(&Base { scheme: "https", authority: host.to_owned() })
    }

    #[test]
    fn the_variable_that_names_the_proxy_is_told_and_its_password_is_not() {
        for (variables, variable, url, is_spoken) in [
            (
                &[("HTTPS_PROXY", "http://u:topsecret@p:3128")][..],
                "HTTPS_PROXY",
                "http://p:3128",
                true,
            ),
            (&[("https_proxy", "p:3128")], "https_proxy", "http://p:3128", true),
            (&[("ALL_PROXY", "socks5h://p:1080")], "ALL_PROXY", "socks5h://p:1080", false),
            (&[("HTTPS_PROXY", ""), ("all_proxy", "http://p:1")], "all_proxy", "http://p:1", true),
            (
                &[("HTTPS_PROXY", "http://a:1"), ("ALL_PROXY", "http://b:2")],
                "HTTPS_PROXY",
                "http://a:1",
                true,
            ),
        ] {
            let expected = ProxyInUse { variable, url: url.to_owned(), is_spoken };
            assert_eq!(towards("polardb.aliyuncs.com", variables), Some(expected));
        }
    }

    #[test]
    fn the_way_to_a_host_is_direct_where_no_proxy_says_so() {
        let proxy = ("HTTPS_PROXY", "http://p:3128");
        assert_eq!(towards("polardb.aliyuncs.com", &[]), None);
        assert_eq!(towards("polardb.aliyuncs.com", &[("HTTP_PROXY", "http://p:3128")]), None);
        assert_eq!(towards("polardb.aliyuncs.com", &[proxy, ("NO_PROXY", "aliyuncs.com")]), None);
        assert!(towards("gateway.example:8443", &[proxy, ("NO_PROXY", "aliyuncs.com")]).is_some());
    }
}
