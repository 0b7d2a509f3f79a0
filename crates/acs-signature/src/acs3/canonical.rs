//! The canonical request and the string to sign.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::percent;
use crate::stage::{push_hex, text_stage};

/// Name of the scheme: the first word of the header and the first line of the string to sign.
pub(super) const ALGORITHM: &str = "ACS3-HMAC-SHA256";

/// Lower-case hexadecimal SHA-256 of a body: the value of `x-acs-content-sha256`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyHash(Cow<'static, str>);

impl BodyHash {
    /// The hash of an empty body.
    pub const EMPTY: Self =
        Self(Cow::Borrowed("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));

    pub fn of(body: &[u8]) -> Self {
        if body.is_empty() { Self::EMPTY } else { Self(Cow::Owned(sha256_hex(body))) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BodyHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is signed. `query` is decoded; `headers` are exactly those that take part, with names in
/// any case and raw values, `x-acs-content-sha256` among them.
#[derive(Clone, Copy)]
pub struct SigningInput<'a> {
    pub method: &'a str,
    pub path: &'a str,
    pub query: &'a [(&'a str, &'a str)],
    pub headers: &'a [(&'a str, &'a str)],
    pub body_hash: &'a BodyHash,
}

/// The six parts of a request in their canonical form, one text.
#[derive(Clone, PartialEq, Eq)]
pub struct CanonicalRequest {
    text: String,
    query: Range<usize>,
    headers: Range<usize>,
    names: Range<usize>,
}

impl CanonicalRequest {
    pub fn new(input: &SigningInput<'_>) -> Self {
        let headers = sorted_headers(input.headers);
        let mut text = String::with_capacity(estimate(input));
        text.push_str(input.method);
        text.push('\n');
        text.push_str(input.path);
        text.push('\n');
        let query = span(&mut text, |text| push_query(text, input.query));
        text.push('\n');
        let header_block = span(&mut text, |text| push_headers(text, &headers));
        text.push('\n');
        let names = span(&mut text, |text| push_names(text, &headers));
        text.push('\n');
        text.push_str(input.body_hash.as_str());
        Self { text, query, headers: header_block, names }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn into_string(self) -> String {
        self.text
    }

    /// Encoded `name=value` pairs, sorted by name.
    pub fn canonical_query(&self) -> &str {
        &self.text[self.query.clone()]
    }

    /// One `name:value` line per header, sorted, each with its line feed.
    pub fn canonical_headers(&self) -> &str {
        &self.text[self.headers.clone()]
    }

    /// The same names joined with semicolons.
    pub fn signed_headers(&self) -> &str {
        &self.text[self.names.clone()]
    }
}

impl fmt::Display for CanonicalRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The length only: the headers can hold a session token.
impl fmt::Debug for CanonicalRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CanonicalRequest({} bytes)", self.text.len())
    }
}

text_stage! {
    /// The scheme's name, a line feed and the hash of the canonical request.
    StringToSign
}

impl StringToSign {
    pub fn new(canonical: &CanonicalRequest) -> Self {
        let mut text = String::with_capacity(ALGORITHM.len() + 65);
        text.push_str(ALGORITHM);
        text.push('\n');
        push_hex(&mut text, &Sha256::digest(canonical.as_str().as_bytes()));
        Self(text)
    }
}

fn sha256_hex(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    push_hex(&mut hex, &Sha256::digest(bytes));
    hex
}

type Header<'a> = (Cow<'a, str>, &'a str);

/// Lower-case names, trimmed values, sorted by name and then by value.
fn sorted_headers<'a>(headers: &[(&'a str, &'a str)]) -> Vec<Header<'a>> {
    let mut sorted: Vec<Header<'a>> =
        headers.iter().map(|(name, value)| (lower_case(name), value.trim())).collect();
    sorted.sort_unstable();
    sorted
}

fn lower_case(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

fn push_query(text: &mut String, query: &[(&str, &str)]) {
    let mut sorted = query.to_vec();
    sorted.sort_by_key(|(name, _)| *name);
    percent::join_pairs(text, &sorted);
}

/// Values of the same name share a line, separated by commas.
fn push_headers(text: &mut String, headers: &[Header<'_>]) {
    for same_name in headers.chunk_by(|a, b| a.0 == b.0) {
        for (index, (name, value)) in same_name.iter().enumerate() {
            if index == 0 {
                text.push_str(name);
                text.push(':');
            } else {
                text.push(',');
            }
            text.push_str(value);
        }
        text.push('\n');
    }
}

fn push_names(text: &mut String, headers: &[Header<'_>]) {
    for (index, same_name) in headers.chunk_by(|a, b| a.0 == b.0).enumerate() {
        if index > 0 {
            text.push(';');
        }
        text.push_str(&same_name[0].0);
    }
}

fn span(text: &mut String, write: impl FnOnce(&mut String)) -> Range<usize> {
    let start = text.len();
    write(text);
    start..text.len()
}

/// Room enough for most requests, so that the text is allocated once.
fn estimate(input: &SigningInput<'_>) -> usize {
    let query: usize = input.query.iter().map(|(n, v)| n.len() + v.len() * 2 + 2).sum();
    let headers: usize = input.headers.iter().map(|(n, v)| n.len() * 2 + v.len() + 3).sum();
    input.method.len() + input.path.len() + query + headers + 80
}
