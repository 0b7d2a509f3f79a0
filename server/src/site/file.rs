//! One file of the site, as it is and compressed.

use axum::body::Bytes;
use axum::http::HeaderValue;

/// How a file travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    /// The compressed ones, the smallest first.
    pub const COMPRESSED: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// As in `Content-Encoding`; `None` if the file travels as it is.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// The ending of a compressed file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
            Self::Identity => "",
        }
    }
}

#[derive(Debug, Clone)]
pub struct SiteFile {
    pub content_type: HeaderValue,
    /// Whether the name changes with the content.
    pub is_hashed: bool,
    content: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

impl SiteFile {
    /// `read` gives the content of a path, if the site has a file there.
    pub fn read(
        path: &str,
        is_hashed: bool,
        mut read: impl FnMut(&str) -> Option<Bytes>,
    ) -> Option<Self> {
        let mut compressed = |encoding: Encoding| read(&format!("{path}{}", encoding.ending()));
        Some(Self {
            content_type: content_type(path),
            is_hashed,
            brotli: compressed(Encoding::Brotli),
            gzip: compressed(Encoding::Gzip),
            content: compressed(Encoding::Identity)?,
        })
    }

    /// The content in this encoding, if there is one.
    pub fn encoded(&self, encoding: Encoding) -> Option<Bytes> {
        match encoding {
            Encoding::Brotli => self.brotli.clone(),
            Encoding::Gzip => self.gzip.clone(),
            Encoding::Identity => Some(self.content.clone()),
        }
    }

    pub fn content(&self) -> Bytes {
        self.content.clone()
    }
}

fn content_type(path: &str) -> HeaderValue {
    let ending = path.rsplit('.').next().unwrap_or_default();
    HeaderValue::from_static(match ending {
        "css" => "text/css",
        "js" => "text/javascript",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    })
}
