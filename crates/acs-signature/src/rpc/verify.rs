//! Checking a received signature.

use subtle::ConstantTimeEq;

use super::{SIGNATURE, SIGNATURE_METHOD, SIGNATURE_VERSION, Signature, string_to_sign};
use crate::VerifyError;

/// Verifies the `Signature` among the decoded parameters, the union of query and form body, in
/// constant time. Timestamp and nonce are for the caller to judge.
///
/// # Errors
/// [`VerifyError::Incomplete`] without exactly one `Signature`, [`VerifyError::Unsupported`] when
/// `SignatureMethod` or `SignatureVersion` is given and another one, else a mismatch.
pub fn verify(method: &str, params: &[(String, String)], secret: &str) -> Result<(), VerifyError> {
    supported(params, "SignatureMethod", SIGNATURE_METHOD)?;
    supported(params, "SignatureVersion", SIGNATURE_VERSION)?;
    let mut given = params.iter().filter(|(name, _)| name == SIGNATURE).map(|(_, value)| value);
    let (Some(signature), None) = (given.next(), given.next()) else {
        return Err(VerifyError::Incomplete { missing: SIGNATURE });
    };
    let string_to_sign = string_to_sign(method, params);
    let expected = Signature::new(&string_to_sign, secret);
    if expected.as_str().as_bytes().ct_eq(signature.as_bytes()).into() {
        return Ok(());
    }
    let string_to_sign = string_to_sign.into_string();
    Err(VerifyError::Mismatch { string_to_sign, canonical_request: None })
}

fn supported(
    params: &[(String, String)],
    name: &'static str,
    wanted: &str,
) -> Result<(), VerifyError> {
    match params.iter().find(|(n, value)| n == name && value != wanted) {
        Some((_, value)) => Err(VerifyError::Unsupported { name, value: value.clone() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::verify;
    use crate::VerifyError;
    use crate::rpc::sign;

    fn params(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn exactly_one_signature_is_needed() {
        let signature = sign("GET", &[("Action", "A")], "secret").signature;
        let one = params(&[("Action", "A"), ("Signature", signature.as_str())]);
        assert_eq!(verify("GET", &one, "secret"), Ok(()));
        assert!(matches!(verify("POST", &one, "secret"), Err(VerifyError::Mismatch { .. })));
        let two = [one.clone(), params(&[("Signature", "x")])].concat();
        let missing = Err(VerifyError::Incomplete { missing: "Signature" });
        assert_eq!(verify("GET", &two, "secret"), missing);
        assert_eq!(verify("GET", &one[..1], "secret"), missing);
    }

    #[test]
    fn another_method_or_version_of_signing_is_named() {
        for (name, value) in [("SignatureMethod", "HMAC-SHA256"), ("SignatureVersion", "2.0")] {
            let error = verify("GET", &params(&[(name, value)]), "s").unwrap_err();
            assert_eq!(error, VerifyError::Unsupported { name, value: value.to_owned() });
        }
    }

    #[test]
    fn debug_of_a_mismatch_does_not_show_the_parameters() {
        let given = params(&[("SecurityToken", "token-text"), ("Signature", "x")]);
        let error = verify("GET", &given, "secret-text").unwrap_err();
        let text = format!("{error:?}");
        assert!(!text.contains("token-text") && !text.contains("secret-text"), "{text}");
    }
}
