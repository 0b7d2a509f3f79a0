//! Checking a received signature.

use subtle::ConstantTimeEq;

use super::{Authorization, BodyHash, CanonicalRequest, SigningInput, SigningKey, StringToSign};
use crate::received::borrowed;
use crate::{ReceivedRequest, VerifyError};

/// Headers that must be among the signed ones (vendor/sdk-wire 7.3).
const REQUIRED_HEADERS: [&str; 6] = [
    "host",
    "x-acs-action",
    "x-acs-version",
    "x-acs-date",
    "x-acs-signature-nonce",
    "x-acs-content-sha256",
];

/// Verifies that the required headers are signed and present, the body hash and the signature,
/// the last in constant time. Date and nonce are for the caller to judge.
///
/// # Errors
/// The first thing that does not hold, in that order.
pub fn verify(
    req: &ReceivedRequest<'_>,
    auth: &Authorization,
    secret: &str,
) -> Result<(), VerifyError> {
    let headers = signed_headers(req, auth)?;
    let body_hash = BodyHash::of(req.body);
    if req.header("x-acs-content-sha256").map(str::trim) != Some(body_hash.as_str()) {
        return Err(VerifyError::BodyHash);
    }
    let canonical_request = CanonicalRequest::new(&SigningInput {
        method: req.method,
        path: req.path,
        query: &borrowed(req.query),
        headers: &headers,
        body_hash: &body_hash,
    });
    let string_to_sign = StringToSign::new(&canonical_request);
    let expected = SigningKey::new(secret).signature(&string_to_sign);
    if expected.as_str().as_bytes().ct_eq(auth.signature.as_bytes()).into() {
        return Ok(());
    }
    Err(VerifyError::Mismatch {
        string_to_sign: string_to_sign.into_string(),
        canonical_request: Some(canonical_request.into_string()),
    })
}

/// The received headers that the client says it signed.
fn signed_headers<'a>(
    req: &ReceivedRequest<'a>,
    auth: &Authorization,
) -> Result<Vec<(&'a str, &'a str)>, VerifyError> {
    let signed = |name: &str| auth.signed_headers.iter().any(|s| s.eq_ignore_ascii_case(name));
    if let Some(name) = REQUIRED_HEADERS.iter().find(|name| !signed(name)) {
        return Err(VerifyError::MissingSignedHeader((*name).to_owned()));
    }
    let received = |name: &String| req.headers.iter().any(|(n, _)| n.eq_ignore_ascii_case(name));
    if let Some(name) = auth.signed_headers.iter().find(|name| !received(name)) {
        return Err(VerifyError::SignedHeaderAbsent(name.clone()));
    }
    let taking_part = req.headers.iter().filter(|(name, _)| signed(name));
    Ok(taking_part.map(|(name, value)| (name.as_str(), value.as_str())).collect())
}

#[cfg(test)]
mod tests {
    use super::{REQUIRED_HEADERS, verify};
    use crate::acs3::{Authorization, BodyHash, SigningInput, sign};
    use crate::{AccessKey, ReceivedRequest, VerifyError};

    fn headers() -> Vec<(String, String)> {
        let value = |name: &str| match name {
            "x-acs-content-sha256" => BodyHash::EMPTY.to_string(),
            _ => "value".to_owned(),
        };
        REQUIRED_HEADERS.iter().map(|name| ((*name).to_owned(), value(name))).collect()
    }

    fn authorize(headers: &[(String, String)]) -> Authorization {
        let input = SigningInput {
            method: "POST",
            path: "/",
            query: &[],
            headers: &crate::received::borrowed(headers),
            body_hash: &BodyHash::EMPTY,
        };
        Authorization::parse(&sign(&input, &AccessKey::new("id", "secret")).authorization).unwrap()
    }

    fn check(headers: &[(String, String)], auth: &Authorization) -> Result<(), VerifyError> {
        let req = ReceivedRequest { method: "POST", path: "/", query: &[], headers, body: b"" };
        verify(&req, auth, "secret")
    }

    #[test]
    fn each_required_header_has_to_be_signed() {
        let headers = headers();
        assert_eq!(check(&headers, &authorize(&headers)), Ok(()));
        for name in REQUIRED_HEADERS {
            let rest: Vec<_> = headers.iter().filter(|(n, _)| n != name).cloned().collect();
            let error = check(&headers, &authorize(&rest)).unwrap_err();
            assert_eq!(error, VerifyError::MissingSignedHeader(name.to_owned()));
        }
    }

    #[test]
    fn a_signed_header_has_to_be_received() {
        let headers = headers();
        let mut auth = authorize(&headers);
        auth.signed_headers.push("x-acs-extra".to_owned());
        let error = check(&headers, &auth).unwrap_err();
        assert_eq!(error, VerifyError::SignedHeaderAbsent("x-acs-extra".to_owned()));
    }

    #[test]
    fn an_unsigned_header_may_be_added_on_the_way() {
        let mut headers = headers();
        let auth = authorize(&headers);
        headers.push(("content-type".to_owned(), "application/octet-stream".to_owned()));
        assert_eq!(check(&headers, &auth), Ok(()));
    }

    #[test]
    fn another_body_is_noticed_before_the_signature_is() {
        let headers = headers();
        let auth = authorize(&headers);
        let req = ReceivedRequest {
            method: "POST",
            path: "/",
            query: &[],
            headers: &headers,
            body: b"other",
        };
        assert_eq!(verify(&req, &auth, "secret"), Err(VerifyError::BodyHash));
    }
}
