//! The canonicalized query and the string to sign.

use crate::percent;
use crate::stage::text_stage;

/// Name of the parameter that has the signature. It is not signed itself.
pub const SIGNATURE: &str = "Signature";

text_stage! {
    /// All parameters but `Signature`, encoded, sorted by name, joined with `=` and `&`.
    CanonicalizedQuery
}

impl CanonicalizedQuery {
    /// Builds it from decoded parameters.
    pub fn new(params: &[(&str, &str)]) -> Self {
        let mut sorted: Vec<_> = params.iter().copied().filter(|(n, _)| *n != SIGNATURE).collect();
        sorted.sort_by_key(|(name, _)| *name);
        let size = sorted.iter().map(|(n, v)| n.len() + v.len() * 2 + 2).sum();
        let mut text = String::with_capacity(size);
        percent::join_pairs(&mut text, &sorted);
        Self(text)
    }
}

text_stage! {
    /// The method, `&%2F&` and the canonicalized query encoded once more.
    StringToSign
}

impl StringToSign {
    pub fn new(method: &str, query: &CanonicalizedQuery) -> Self {
        let mut text = String::with_capacity(method.len() + 5 + query.as_str().len() * 2);
        text.push_str(method);
        text.push_str("&%2F&");
        percent::encode_into(&mut text, query.as_str());
        Self(text)
    }
}
