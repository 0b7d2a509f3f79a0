//! The languages, and which one a request is answered in.

use http::request::Parts;
use http::{HeaderMap, HeaderValue, header};
use leptos::prelude::with_context;

use super::Words;
use crate::error::ConsoleError;

macro_rules! languages {
    ($($(#[$attribute:meta])* $name:ident = $folder:ident,)*) => {
        /// A language the console speaks. Its code is the name of its folder.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub enum Language {
            $($(#[$attribute])* $name,)*
        }

        impl Language {
            pub const ALL: [Self; [$(stringify!($name)),*].len()] = [$(Self::$name),*];

            /// The code in the cookie, in forms and in addresses.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($folder),)*
                }
            }

            pub fn words(self) -> &'static Words {
                match self {
                    $(Self::$name => &super::$folder::WORDS,)*
                }
            }

            /// The cookie that keeps the choice for a year.
            pub fn cookie(self) -> HeaderValue {
                HeaderValue::from_static(match self {
                    $(Self::$name => concat!(
                        "language=",
                        stringify!($folder),
                        "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"
                    ),)*
                })
            }
        }
    };
}

languages! {
    #[default]
    English = en,
    Chinese = zh,
}

/// The words of the request that is being answered.
pub fn words() -> &'static Words {
    Language::here().words()
}

impl Language {
    /// The cookie with the language that the visitor chose; [`Self::cookie`] writes it.
    const COOKIE: &'static str = "language";
    /// The parameter of an address that names a language.
    pub(crate) const PARAMETER: &'static str = "lang";

    /// The language tag of a page.
    pub fn tag(self) -> &'static str {
        self.words().tag
    }

    /// The language's name in itself.
    pub fn name(self) -> &'static str {
        self.words().name
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language of the request that is being answered.
    pub fn here() -> Self {
        with_context(Self::of).unwrap_or_default()
    }

    /// The language that the address names, else the one the visitor chose, else the one the browser prefers.
    pub fn of(parts: &Parts) -> Self {
        Self::named(parts.uri.query().unwrap_or_default())
            .or_else(|| Self::chosen(&parts.headers))
            .or_else(|| Self::preferred(&parts.headers))
            .unwrap_or_default()
    }

    /// The language that a query names.
    pub fn named(query: &str) -> Option<Self> {
        let named = query.split('&').filter_map(|pair| pair.split_once('='));
        named.filter(|(name, _)| *name == Self::PARAMETER).find_map(|(_, code)| Self::parse(code))
    }

    fn chosen(headers: &HeaderMap) -> Option<Self> {
        let cookies = headers.get_all(header::COOKIE).into_iter();
        let cookies = cookies.filter_map(|line| line.to_str().ok()).flat_map(|it| it.split(';'));
        let named = cookies.filter_map(|cookie| cookie.trim().split_once('='));
        named.filter(|(name, _)| *name == Self::COOKIE).find_map(|(_, code)| Self::parse(code))
    }

    /// The first of the best weighted languages that the console speaks (RFC 9110, 12.5.4).
    fn preferred(headers: &HeaderMap) -> Option<Self> {
        let line = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        let mut best: Option<(Self, f32)> = None;
        for range in line.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let (Some(tag), quality) = (parts.next(), parts.find_map(|it| it.strip_prefix("q=")))
            else {
                continue;
            };
            let quality = quality.map_or(Ok(1.0), str::parse).unwrap_or(0.0);
            let better = best.is_none_or(|(_, so_far)| quality > so_far);
            if let Some(language) = Self::of_tag(tag)
                && quality > 0.0
                && better
            {
                best = Some((language, quality));
            }
        }
        best.map(|(language, _)| language)
    }

    /// The language that a tag such as `zh-CN`, `zh-Hant` or `en-GB` begins with.
    fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        Self::parse(&primary)
    }
}

/// The English sentence: logs are in English.
impl std::fmt::Display for ConsoleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&(Language::English.words().errors.sentence)(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(uri: &str, cookie: &str, accepted: &str, language: Language) {
        let request = http::Request::get(uri)
            .header(header::COOKIE, cookie)
            .header(header::ACCEPT_LANGUAGE, accepted);
        let (parts, ()) = request.body(()).unwrap().into_parts();
        assert_eq!(Language::of(&parts), language, "{uri} {cookie} {accepted}");
    }

    #[test]
    fn the_browser_s_weights_decide_among_the_languages_that_are_spoken() {
        use Language::{Chinese, English};
        for (accepted, language) in [
            ("", English),
            ("*", English),
            ("zh", Chinese),
            ("zh-CN,zh;q=0.9,en;q=0.8", Chinese),
            ("en-GB,zh;q=0.9", English),
            ("en;q=0.5, zh-Hant;q=0.7", Chinese),
            ("de-DE, fr;q=0.9, zh;q=0.2", Chinese),
            ("de, ja", English),
            ("ZH-cn", Chinese),
            ("zh;q=0, en;q=0.1", English),
            ("zh;q=lots, en;q=0.1", English),
            ("en, zh", English),
            ("zhuang", English),
            (";;;=,,q", English),
        ] {
            check("/", "", accepted, language);
        }
    }

    #[test]
    fn a_choice_goes_before_the_browser_and_an_address_before_the_choice() {
        use Language::{Chinese, English};
        check("/clusters", "theme=dark; language=zh", "en", Chinese);
        check("/clusters", "language=en", "zh", English);
        check("/clusters", "language=xx", "zh", Chinese);
        check("/clusters?region=cn-hangzhou&lang=zh", "language=en", "en", Chinese);
        check("/clusters?lang=xx", "language=zh", "en", Chinese);
        check("/clusters?slang=zh", "", "en", English);
    }
}
