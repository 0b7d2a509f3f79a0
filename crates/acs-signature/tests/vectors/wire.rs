//! A request on the wire, taken apart as a server does it.

use acs_signature::percent::parse_pairs;

use crate::file::Wire;

pub type Pairs = Vec<(String, String)>;

pub struct Parsed {
    pub path: String,
    pub query: Pairs,
    /// Names are lower-case.
    pub headers: Pairs,
    pub body: Vec<u8>,
}

impl Parsed {
    pub fn new(wire: &Wire) -> Self {
        let (path, query) = wire.target.split_once('?').unwrap_or((&wire.target, ""));
        let lower = |(name, value): (&String, &String)| (name.to_ascii_lowercase(), value.clone());
        Self {
            path: path.to_owned(),
            query: parse_pairs(query),
            headers: wire.headers.iter().map(lower).collect(),
            body: wire.body.clone().into_bytes(),
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Parameters of the query and of a form body together.
    pub fn params(&self) -> Pairs {
        let is_form = self.header("content-type").is_some_and(|t| {
            t.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded")
        });
        let form = if is_form { std::str::from_utf8(&self.body).expect("UTF-8 form") } else { "" };
        self.query.iter().cloned().chain(parse_pairs(form)).collect()
    }
}
