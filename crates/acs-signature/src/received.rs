//! A request as the receiving side sees it.

/// One received request as far as signing is concerned.
///
/// Header names are lower-case. Header values are the text the client meant: its HTTP library
/// sends text beyond ASCII as Latin-1. The query is decoded already
/// ([`crate::percent::parse_pairs`]); the body is the bytes as they came.
#[derive(Clone, Copy)]
pub struct ReceivedRequest<'a> {
    pub method: &'a str,
    pub path: &'a str,
    pub query: &'a [(String, String)],
    pub headers: &'a [(String, String)],
    pub body: &'a [u8],
}

impl<'a> ReceivedRequest<'a> {
    /// The first value of a header.
    pub fn header(&self, name: &str) -> Option<&'a str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// Borrows owned pairs.
pub(crate) fn borrowed(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect()
}
