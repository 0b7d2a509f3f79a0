//! Vectors of RPC HMAC-SHA1.

use acs_signature::VerifyError;
use acs_signature::percent;
use acs_signature::rpc::{SIGNATURE, sign, string_to_sign, verify};

use crate::file::{Vector, unsorted};
use crate::same;
use crate::wire::Parsed;

pub fn stages(vector: &Vector) -> Result<(), String> {
    let secret = &vector.credentials.access_key_secret;
    let signed = sign(&vector.request.method, &unsorted(&vector.request.params), secret);
    let encoded = percent::encode(signed.signature.as_str());
    for (stage, ours) in [
        ("canonical_query", signed.canonicalized_query.as_str()),
        ("string_to_sign", signed.string_to_sign.as_str()),
        ("signature", signed.signature.as_str()),
        ("signature_urlencoded", &encoded),
    ] {
        same(stage, ours, vector.expected(stage)?)?;
    }
    Ok(())
}

pub fn wire(vector: &Vector) -> Result<(), String> {
    let (method, secret) = (&vector.request.method, &vector.credentials.access_key_secret);
    let mut params = Parsed::new(vector.wire.as_ref().ok_or("no wire")?).params();
    let text = string_to_sign(method, &params);
    same("string to sign", text.as_str(), vector.expected("string_to_sign")?)?;
    verify(method, &params, secret).map_err(|e| format!("the wire does not verify: {e}"))?;
    match verify(method, &params, &format!("{secret}x")) {
        Err(VerifyError::Mismatch { string_to_sign, canonical_request: None }) => {
            same("server string to sign", &string_to_sign, vector.expected("string_to_sign")?)?;
        }
        other => return Err(format!("with a wrong secret: {other:?}")),
    }
    let other_method = if method == "GET" { "POST" } else { "GET" };
    expect_refusal(other_method, &params, secret, "method")?;
    altered(vector, &mut params)
}

/// Each parameter's name and value are covered.
fn altered(vector: &Vector, params: &mut [(String, String)]) -> Result<(), String> {
    let (method, secret) = (&vector.request.method, &vector.credentials.access_key_secret);
    for at in 0..params.len() {
        let name = params[at].0.clone();
        params[at].1.push('x');
        expect_refusal(method, params, secret, &format!("value of {name}"))?;
        params[at].1.pop();
        if name != SIGNATURE {
            params[at].0.push('x');
            expect_refusal(method, params, secret, &format!("name of {name}"))?;
            params[at].0.pop();
        }
    }
    Ok(())
}

fn expect_refusal(
    method: &str,
    params: &[(String, String)],
    secret: &str,
    what: &str,
) -> Result<(), String> {
    match verify(method, params, secret) {
        Err(VerifyError::Mismatch { .. } | VerifyError::Unsupported { .. }) => Ok(()),
        other => Err(format!("with {what} altered: {other:?}")),
    }
}
