//! Making the signature.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{ALGORITHM, CanonicalRequest, SigningInput, StringToSign};
use crate::AccessKey;
use crate::stage::{push_hex, text_stage};

text_stage! {
    /// Lower-case hexadecimal HMAC-SHA256 of the string to sign, keyed with the bare secret.
    Signature
}

/// A secret already absorbed into the hash, for signing many requests.
#[derive(Clone)]
pub struct SigningKey(Hmac<Sha256>);

impl SigningKey {
    pub fn new(secret: &str) -> Self {
        Self(Hmac::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length"))
    }

    pub fn signature(&self, string_to_sign: &StringToSign) -> Signature {
        let mac = self.0.clone().chain_update(string_to_sign.as_str().as_bytes());
        let mut hex = String::with_capacity(64);
        push_hex(&mut hex, &mac.finalize().into_bytes());
        Signature(hex)
    }

    /// Signs a request in the name of the AccessKey id.
    pub fn sign(&self, input: &SigningInput<'_>, access_key_id: &str) -> Signed {
        let canonical_request = CanonicalRequest::new(input);
        let string_to_sign = StringToSign::new(&canonical_request);
        let signature = self.signature(&string_to_sign);
        let names = canonical_request.signed_headers();
        let parts = [
            ALGORITHM,
            " Credential=",
            access_key_id,
            ",SignedHeaders=",
            names,
            ",Signature=",
            signature.as_str(),
        ];
        let authorization = parts.concat();
        Signed { canonical_request, string_to_sign, signature, authorization }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(<redacted>)")
    }
}

/// A signed request with all its stages.
#[derive(Clone, Debug)]
pub struct Signed {
    pub canonical_request: CanonicalRequest,
    pub string_to_sign: StringToSign,
    pub signature: Signature,
    /// Value of the `Authorization` header.
    pub authorization: String,
}

/// Signs one request.
pub fn sign(input: &SigningInput<'_>, key: &AccessKey) -> Signed {
    SigningKey::new(key.expose_secret()).sign(input, key.id())
}

#[cfg(test)]
mod tests {
    use super::{SigningKey, sign};
    use crate::AccessKey;
    use crate::acs3::{BodyHash, SigningInput};

    fn input<'a>(headers: &'a [(&'a str, &'a str)]) -> SigningInput<'a> {
        SigningInput { method: "POST", path: "/", query: &[], headers, body_hash: &BodyHash::EMPTY }
    }

    #[test]
    fn debug_never_shows_the_secret_or_the_token() {
        let headers = [("x-acs-security-token", "token-text")];
        let signed = sign(&input(&headers), &AccessKey::new("id", "secret-text"));
        let text = format!("{signed:?} {:?}", SigningKey::new("secret-text"));
        assert!(!text.contains("secret-text") && !text.contains("token-text"), "{text}");
    }

    #[test]
    fn headers_of_one_name_share_a_line_and_names_are_lower_case() {
        let headers = [("X-B", " 2 "), ("x-a", "\t1"), ("x-b", "1")];
        let signed = sign(&input(&headers), &AccessKey::new("id", "s"));
        assert_eq!(signed.canonical_request.canonical_headers(), "x-a:1\nx-b:1,2\n");
        assert_eq!(signed.canonical_request.signed_headers(), "x-a;x-b");
    }
}
