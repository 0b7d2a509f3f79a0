//! What is in an address besides its path: the account, and the way back.

use http::Uri;
use leptos_router::params::ParamsMap;
use migration::ProfileName;

use crate::error::ConsoleError;
use crate::words::Language;

/// Names the account in an address.
pub const PROFILE: &str = "profile";

/// Adds the account to an address, unless it is the default one.
pub(super) fn of_profile(mut url: String, profile: &ProfileName) -> String {
    if !profile.is_default() {
        let sign = if url.contains('?') { '&' } else { '?' };
        url.push_str(&format!("{sign}{PROFILE}={profile}"));
    }
    url
}

/// The account that an address names. `None` if it names none, or what cannot be one.
pub fn profile_in(uri: &Uri) -> Option<ProfileName> {
    let mut pairs = uri.query().unwrap_or_default().split('&').filter_map(|it| it.split_once('='));
    let (_, name) = pairs.find(|(name, _)| *name == PROFILE)?;
    ProfileName::parse(name).ok()
}

/// The account of a page's address: the default one if it names none.
pub fn profile(query: &ParamsMap) -> Result<ProfileName, ConsoleError> {
    match query.get(PROFILE) {
        Some(name) => Ok(ProfileName::parse(name)?),
        None => Ok(ProfileName::default()),
    }
}

/// The page that is shown, to come back to after a choice of language: without the one that the address names.
pub fn here(uri: &Uri) -> String {
    let parameter = format!("{}=", Language::PARAMETER);
    let pairs = uri.query().unwrap_or_default().split('&');
    let kept: Vec<_> = pairs.filter(|it| !it.is_empty() && !it.starts_with(&parameter)).collect();
    if kept.is_empty() {
        uri.path().to_owned()
    } else {
        format!("{}?{}", uri.path(), kept.join("&"))
    }
}

/// A path of this console, so that a form cannot lead anywhere else.
pub fn own(path: &str) -> Option<&str> {
    let inside = path.starts_with('/') && !path.starts_with("//");
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (inside && plain).then_some(path)
}

/// Percent-encodes a query value (RFC 3986), as signatures want it.
pub fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_back_stays_inside_the_console() {
        for path in ["/", "/clusters?region=cn-hangzhou&q=a%20b", "/clusters/pc-1/switch#ok"] {
            assert_eq!(own(path), Some(path));
        }
        for path in [
            "",
            "clusters",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "https://evil.example/",
            "/clusters\r\nset-cookie: a=b",
            "/集群",
        ] {
            assert_eq!(own(path), None, "{path}");
        }
    }

    #[test]
    fn the_way_back_does_not_name_a_language() {
        for (uri, back) in [
            ("/clusters", "/clusters"),
            ("/clusters?lang=zh", "/clusters"),
            ("/clusters?region=cn-hangzhou&lang=zh&page=2", "/clusters?region=cn-hangzhou&page=2"),
        ] {
            assert_eq!(here(&uri.parse().unwrap()), back);
        }
    }
}
