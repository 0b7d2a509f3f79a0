//! The cookie that remembers a visitor's tour.

use http::request::Parts;
use http::{HeaderValue, header};
use jiff::Timestamp;
use leptos::prelude::use_context;
use migration::{ClusterId, RegionId};

const COOKIE: &str = "tour";
const ATTRIBUTES: &str = "; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax";

/// What the visitor wants of the tour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keepsake {
    /// Does not want one, or has finished it.
    None,
    /// At a cluster since a time; shown on every page unless it was left.
    At { region: RegionId, cluster: ClusterId, since: Timestamp, left: bool },
}

impl Keepsake {
    /// That of the request that is being answered. `None` if the visitor was never asked.
    pub fn here() -> Option<Self> {
        let parts = use_context::<Parts>()?;
        let cookies = parts.headers.get_all(header::COOKIE).iter();
        let mut pairs =
            cookies.filter_map(|value| value.to_str().ok()).flat_map(|it| it.split(';'));
        pairs.find_map(|pair| Self::parse(pair.trim().strip_prefix(COOKIE)?.strip_prefix('=')?))
    }

    fn parse(text: &str) -> Option<Self> {
        if text == "none" {
            return Some(Self::None);
        }
        let mut words = text.split('.');
        let left = match words.next()? {
            "on" => false,
            "left" => true,
            _ => return None,
        };
        let region = RegionId::parse(words.next()?).ok()?;
        let cluster = ClusterId::parse(words.next()?).ok()?;
        let since = Timestamp::from_second(words.next()?.parse().ok()?).ok()?;
        Some(Self::At { region, cluster, since, left })
    }

    pub fn cookie(&self) -> Option<HeaderValue> {
        let value = match self {
            Self::None => "none".to_owned(),
            Self::At { region, cluster, since, left } => {
                let word = if *left { "left" } else { "on" };
                format!("{word}.{region}.{cluster}.{}", since.as_second())
            }
        };
        HeaderValue::try_from(format!("{COOKIE}={value}{ATTRIBUTES}")).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tour_is_remembered_as_it_was() {
        for text in ["none", "on.cn-hangzhou.pc-1.1764000000", "left.cn-hangzhou.pc-1.1764000000"] {
            let keepsake = Keepsake::parse(text).unwrap();
            let cookie = keepsake.cookie().unwrap();
            assert_eq!(cookie, format!("tour={text}{ATTRIBUTES}"));
        }
    }

    #[test]
    fn a_cookie_that_this_console_did_not_write_is_no_tour() {
        for text in ["", "on", "on.a b.pc-1.1", "on.cn-hangzhou.rm-1.1", "on.cn-hangzhou.pc-1.x"] {
            assert_eq!(Keepsake::parse(text), None, "{text}");
        }
    }
}
