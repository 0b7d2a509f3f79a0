//! Authenticates a request: key, date, signature, nonce. Times are wall time, unless a choice says otherwise for dates.

use std::time::Instant;

use acs_signature::{AccessKey, VerifyError, acs3, rpc};
use jiff::{SignedDuration, Timestamp};

use super::received::{Envelope, Received, Scheme};
use crate::accounts::{Accounts, Caller, TokenFault};
use crate::api_error::ApiError;
use crate::choices::SignatureTime;
use crate::core::Core;

/// How far date and clock may be apart (vendor/rds-migration 8.1).
const MAX_SKEW: SignedDuration = SignedDuration::from_mins(15);
/// Tokens of the vendor have several hundred characters, and so have ours.
const SHORTEST_TOKEN: usize = 100;
const SCHEMES: &str =
    "ACS3-HMAC-SHA256 in the header Authorization, and HMAC-SHA1 in the parameter SignatureMethod";
/// Values of `SignatureMethod` and `SignatureType` that clients of the vendor know, too.
const OTHER_METHODS: [&str; 4] = ["HMAC-SHA256", "HMAC-SM3", "SHA256withRSA", "RSA-SHA256"];
const OTHER_TYPES: [&str; 2] = ["PRIVATEKEY", "BEARERTOKEN"];

/// # Errors
/// The vendor's error for the first thing that is wrong.
pub fn check(
    core: &Core,
    received: &Received,
    envelope: &Envelope<'_>,
) -> Result<Caller, ApiError> {
    received.format()?;
    has_all(received, envelope)?;
    let (key, caller) = signer(core, received, envelope.access_key_id)?;
    is_recent(envelope.date, &clocks(core))?;
    is_signed(received, &key)?;
    // Checked last: an unsigned request must not use up the nonce of a signed one.
    if core.nonces().accept(key.id(), envelope.nonce, Instant::now()) {
        Ok(caller)
    } else {
        Err(ApiError::nonce_used())
    }
}

/// The key pair of a request, and in whose name it acts.
fn signer(core: &Core, received: &Received, id: &str) -> Result<(AccessKey, Caller), ApiError> {
    let state = core.state();
    let accounts = &state.accounts;
    let Some((account, key)) = accounts.key(id) else { return temporary(accounts, received, id) };
    if !key.active {
        return Err(ApiError::inactive_access_key());
    }
    if has_token(received) {
        return Err(TokenFault::OtherKey.into());
    }
    Ok((key.pair().clone(), Caller::of_key(account, key)))
}

/// Whether a token comes beside a key that needs none. Operations have a parameter of the name, too, which RPC cannot tell
/// from a credential (vendor/sdk-wire 2): there, only what has the form of a token is one.
fn has_token(received: &Received) -> bool {
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=-_".contains(&byte);
    received.security_token().is_some_and(|token| match received.scheme {
        Scheme::Rpc => token.len() >= SHORTEST_TOKEN && token.bytes().all(is_base64),
        Scheme::Acs3(_) | Scheme::Other(_) => true,
    })
}

/// A temporary key is accepted together with its token only. Both expire by wall time.
fn temporary(
    accounts: &Accounts,
    received: &Received,
    id: &str,
) -> Result<(AccessKey, Caller), ApiError> {
    let key = accounts.issuer.key(id).ok_or_else(ApiError::unknown_access_key)?;
    let token = received.security_token().ok_or_else(|| ApiError::missing("SecurityToken"))?;
    let opened = accounts.issuer.open(id, token, Timestamp::now());
    let session = opened.map_err(ApiError::from)?;
    if accounts.get(&session.account).is_none() {
        return Err(ApiError::unknown_access_key());
    }
    Ok((key, Caller::of_session(session)))
}

/// Whether the request has everything that the check of its signature needs.
fn has_all(received: &Received, envelope: &Envelope<'_>) -> Result<(), ApiError> {
    if let Some(scheme) = other_scheme(received) {
        return Err(ApiError::lacks(&format!("the signature method {scheme}; it has {SCHEMES}")));
    }
    if envelope.action.is_empty() {
        return Err(ApiError::missing("Action"));
    }
    if envelope.version.is_empty() {
        return Err(ApiError::missing("Version"));
    }
    match &received.scheme {
        Scheme::Acs3(Err(_)) => return Err(ApiError::incomplete_signature()),
        Scheme::Acs3(Ok(_)) => {}
        Scheme::Rpc if envelope.access_key_id.is_empty() => {
            return Err(ApiError::missing("AccessKeyId"));
        }
        Scheme::Rpc if received.parameters.optional("Signature").is_none() => {
            return Err(ApiError::incomplete_signature());
        }
        Scheme::Rpc | Scheme::Other(_) => {}
    }
    if envelope.date.is_empty() {
        return Err(ApiError::missing_timestamp());
    }
    if envelope.nonce.is_empty() {
        return Err(ApiError::missing("SignatureNonce"));
    }
    Ok(())
}

/// A method of signing that the vendor has and we do not, by its name.
fn other_scheme(received: &Received) -> Option<&str> {
    let parameter = |name| received.parameters.optional(name);
    match &received.scheme {
        Scheme::Acs3(_) => None,
        Scheme::Other(name) => Some(name),
        Scheme::Rpc => parameter("SignatureMethod")
            .filter(|method| OTHER_METHODS.iter().any(|other| other.eq_ignore_ascii_case(method)))
            .or_else(|| parameter("SignatureType").filter(|kind| OTHER_TYPES.contains(kind))),
    }
}

/// What time it is for those who sign: by one clock, or by two.
fn clocks(core: &Core) -> Vec<Timestamp> {
    let state = core.state();
    let (wall, emulated) = (Timestamp::now(), state.now());
    match state.accounts.choices().signature_time {
        SignatureTime::Wall => vec![wall],
        SignatureTime::Emulated => vec![emulated],
        SignatureTime::Either => vec![wall, emulated],
    }
}

/// `YYYY-MM-DDThh:mm:ssZ`, at most 15 minutes from now by one of the clocks.
fn is_recent(date: &str, clocks: &[Timestamp]) -> Result<(), ApiError> {
    let shape = b"dddd-dd-ddTdd:dd:ddZ";
    let fits = date.len() == shape.len()
        && date.bytes().zip(shape).all(|(byte, &wanted)| match wanted {
            b'd' => byte.is_ascii_digit(),
            other => byte == other,
        });
    let date: Timestamp = match date.parse() {
        Ok(date) if fits => date,
        _ => return Err(ApiError::timestamp_format()),
    };
    let is_near = |now: &Timestamp| now.duration_since(date).abs() <= MAX_SKEW;
    if clocks.iter().any(is_near) { Ok(()) } else { Err(ApiError::timestamp_expired()) }
}

fn is_signed(received: &Received, key: &AccessKey) -> Result<(), ApiError> {
    let secret = key.expose_secret();
    let verdict = match &received.scheme {
        Scheme::Acs3(Ok(authorization)) => {
            acs3::verify(&received.for_signature(), authorization, secret)
        }
        Scheme::Acs3(Err(error)) => Err(error.clone()),
        // Refused before.
        Scheme::Other(_) => Err(VerifyError::Incomplete { missing: "Authorization" }),
        Scheme::Rpc => rpc::verify(received.method(), received.parameters.pairs(), secret),
    };
    verdict.map_err(refusal)
}

/// The texts are the gateway's; clients compare the one of RPC with their own (vendor/sdk-wire 5).
fn refusal(error: VerifyError) -> ApiError {
    match error {
        VerifyError::Mismatch { string_to_sign, canonical_request: Some(request) } => {
            ApiError::signature_does_not_match(format!(
                "Specified signature does not match our calculation. \
                 server StringToSign is [{string_to_sign}] server CanonicalRequest is [{request}]"
            ))
        }
        VerifyError::Mismatch { string_to_sign, canonical_request: None } => {
            ApiError::signature_does_not_match(format!(
                "Specified signature is not matched with our calculation. \
                 server string to sign is:{string_to_sign}"
            ))
        }
        VerifyError::BodyHash => ApiError::signature_does_not_match(
            "Specified signature does not match our calculation. \
             x-acs-content-sha256 is not the hash of the received body: check how it is encoded."
                .into(),
        ),
        VerifyError::Unsupported { name: "SignatureMethod", .. } => {
            ApiError::invalid_signature_method()
        }
        VerifyError::Unsupported { name, .. } => ApiError::invalid(name),
        VerifyError::Incomplete { .. }
        | VerifyError::MissingSignedHeader(_)
        | VerifyError::SignedHeaderAbsent(_) => ApiError::incomplete_signature(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_vendors_date_format_is_a_date() {
        let is_recent = |date| is_recent(date, &[Timestamp::now()]);
        for date in ["", "2026-11-20", "2026-11-20T08:00:00+00:00", "2026-11-20T08:00:00.1Z", "x"] {
            assert_eq!(is_recent(date).unwrap_err().code, "InvalidTimeStamp.Format", "{date}");
        }
        assert_eq!(is_recent("2020-02-29T08:00:00Z").unwrap_err().code, "InvalidTimeStamp.Expired");
        assert_eq!(is_recent("2026-13-41T08:00:00Z").unwrap_err().code, "InvalidTimeStamp.Format");
    }
}
