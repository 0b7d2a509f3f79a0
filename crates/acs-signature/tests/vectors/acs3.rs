//! Vectors of ACS3-HMAC-SHA256.

use acs_signature::acs3::{Authorization, BodyHash, SigningInput, is_acs3, sign, verify};
use acs_signature::{AccessKey, ReceivedRequest, VerifyError};

use crate::file::{Vector, unsorted};
use crate::same;
use crate::wire::Parsed;

pub fn stages(vector: &Vector) -> Result<(), String> {
    let request = &vector.request;
    let body_hash = BodyHash::of(request.body.as_bytes());
    let input = SigningInput {
        method: &request.method,
        path: &request.path,
        query: &unsorted(&request.query),
        headers: &unsorted(&request.signed_headers),
        body_hash: &body_hash,
    };
    let id = &vector.credentials.access_key_id;
    let signed = sign(&input, &AccessKey::new(id, &vector.credentials.access_key_secret));
    let canonical = &signed.canonical_request;
    for (stage, ours) in [
        ("body_sha256", body_hash.as_str()),
        ("canonical_query", canonical.canonical_query()),
        ("canonical_headers", canonical.canonical_headers()),
        ("signed_headers", canonical.signed_headers()),
        ("canonical_request", canonical.as_str()),
        ("string_to_sign", signed.string_to_sign.as_str()),
        ("signature", signed.signature.as_str()),
        ("authorization", &signed.authorization),
    ] {
        same(stage, ours, vector.expected(stage)?)?;
    }
    Ok(())
}

pub fn wire(vector: &Vector) -> Result<(), String> {
    let parsed = Parsed::new(vector.wire.as_ref().ok_or("no wire")?);
    let header = parsed.header("authorization").ok_or("no authorization on the wire")?;
    if !is_acs3(header) {
        return Err("the scheme is not recognised".to_owned());
    }
    let auth = Authorization::parse(header).map_err(|e| e.to_string())?;
    same("access key id", &auth.access_key_id, &vector.credentials.access_key_id)?;
    check(vector, &parsed, &auth).map_err(|e| format!("the wire does not verify: {e}"))?;
    wrong_secret(vector, &parsed, &auth)?;
    altered(vector, parsed, &auth)
}

fn check(vector: &Vector, parsed: &Parsed, auth: &Authorization) -> Result<(), VerifyError> {
    verify(&received(vector, parsed), auth, &vector.credentials.access_key_secret)
}

fn received<'a>(vector: &'a Vector, parsed: &'a Parsed) -> ReceivedRequest<'a> {
    ReceivedRequest {
        method: &vector.request.method,
        path: &parsed.path,
        query: &parsed.query,
        headers: &parsed.headers,
        body: &parsed.body,
    }
}

/// Fails, and the server's texts are the client's own.
fn wrong_secret(vector: &Vector, parsed: &Parsed, auth: &Authorization) -> Result<(), String> {
    let wrong = format!("{}x", vector.credentials.access_key_secret);
    match verify(&received(vector, parsed), auth, &wrong) {
        Err(VerifyError::Mismatch { string_to_sign, canonical_request: Some(canonical) }) => {
            same("server string to sign", &string_to_sign, vector.expected("string_to_sign")?)?;
            same("server canonical request", &canonical, vector.expected("canonical_request")?)
        }
        other => Err(format!("with a wrong secret: {other:?}")),
    }
}

/// Each value of the query, each signed header, the body and the method are covered.
fn altered(vector: &Vector, mut parsed: Parsed, auth: &Authorization) -> Result<(), String> {
    for at in 0..parsed.query.len() {
        parsed.query[at].1.push('x');
        expect_refusal(vector, &parsed, auth, &format!("query value {at}"))?;
        parsed.query[at].1.pop();
    }
    for at in 0..parsed.headers.len() {
        if !auth.signed_headers.contains(&parsed.headers[at].0) {
            continue;
        }
        parsed.headers[at].1.push('x');
        expect_refusal(vector, &parsed, auth, &parsed.headers[at].0)?;
        parsed.headers[at].1.pop();
    }
    parsed.body.push(b'x');
    expect_refusal(vector, &parsed, auth, "body")?;
    parsed.body.pop();
    parsed.path.push('x');
    expect_refusal(vector, &parsed, auth, "path")
}

fn expect_refusal(
    vector: &Vector,
    parsed: &Parsed,
    auth: &Authorization,
    what: &str,
) -> Result<(), String> {
    match check(vector, parsed, auth) {
        Err(VerifyError::Mismatch { .. } | VerifyError::BodyHash) => Ok(()),
        other => Err(format!("with {what} altered: {other:?}")),
    }
}
