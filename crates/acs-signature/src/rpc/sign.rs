//! Making the signature.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use super::{CanonicalizedQuery, StringToSign};
use crate::received::borrowed;
use crate::stage::text_stage;

/// Value of the parameter `SignatureMethod`.
pub const SIGNATURE_METHOD: &str = "HMAC-SHA1";

/// Value of the parameter `SignatureVersion`.
pub const SIGNATURE_VERSION: &str = "1.0";

text_stage! {
    /// Base64 of HMAC-SHA1 over the string to sign, keyed with the secret and `&`.
    Signature
}

impl Signature {
    pub fn new(string_to_sign: &StringToSign, secret: &str) -> Self {
        let mut key = Hmac::<Sha1>::new_from_slice(format!("{secret}&").as_bytes())
            .expect("HMAC takes a key of any length");
        key.update(string_to_sign.as_str().as_bytes());
        Self(BASE64_STANDARD.encode(key.finalize().into_bytes()))
    }
}

/// A signed request with all its stages.
#[derive(Clone, Debug)]
pub struct Signed {
    pub canonicalized_query: CanonicalizedQuery,
    pub string_to_sign: StringToSign,
    /// Value of the parameter `Signature`.
    pub signature: Signature,
}

/// Signs the decoded parameters of a request, common ones included. A `Signature` among them
/// does not take part.
pub fn sign(method: &str, params: &[(&str, &str)], secret: &str) -> Signed {
    let canonicalized_query = CanonicalizedQuery::new(params);
    let string_to_sign = StringToSign::new(method, &canonicalized_query);
    let signature = Signature::new(&string_to_sign, secret);
    Signed { canonicalized_query, string_to_sign, signature }
}

/// The string to sign of received, decoded parameters.
pub fn string_to_sign(method: &str, params: &[(String, String)]) -> StringToSign {
    StringToSign::new(method, &CanonicalizedQuery::new(&borrowed(params)))
}
