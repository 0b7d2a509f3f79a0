//! Temporary keys. No key that was issued is stored: id, secret and token are derived from one secret that is saved with the
//! state, so they survive a restart and a million of them take no memory.

use std::fmt;

use acs_signature::AccessKey;
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::api_error::ApiError;

/// How ids of temporary keys begin.
pub const PREFIX: &str = "STS.";
/// Letters of an id that are random, and those that prove it.
const RANDOM: usize = 16;
const PROOF: usize = 8;
/// Bytes of a token before its text.
const MAC_BYTES: usize = 32;

/// Issues temporary keys and recognises them.
#[derive(Clone, Serialize, Deserialize)]
pub struct Issuer {
    secret: String,
    /// Tokens that were issued up to here count as expired: wall time, in microseconds since 1970.
    revoked: i64,
}

/// A role that a caller has assumed for a limited time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub account: String,
    pub role: String,
    /// `RoleSessionName`
    pub name: String,
    /// Wall time.
    pub expires: Timestamp,
}

/// A temporary key with its token.
pub struct Issued {
    pub key: AccessKey,
    pub token: String,
}

/// Why a token is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenFault {
    Malformed,
    /// The token belongs to another key.
    OtherKey,
    Expired,
}

impl From<TokenFault> for ApiError {
    fn from(fault: TokenFault) -> Self {
        let (word, message) = match fault {
            TokenFault::Malformed => ("Malformed", "Specified SecurityToken is malformed."),
            TokenFault::OtherKey => {
                ("MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.")
            }
            TokenFault::Expired => ("Expired", "Specified SecurityToken is expired."),
        };
        Self::new(400, format!("InvalidSecurityToken.{word}"), message)
    }
}

#[derive(Serialize, Deserialize)]
struct Token {
    key: String,
    /// Microseconds since 1970.
    issued: i64,
    session: Session,
}

impl Default for Issuer {
    fn default() -> Self {
        Self { secret: format!("{}{}", random(), random()), revoked: i64::MIN }
    }
}

impl Issuer {
    /// Issues a key for a session.
    pub fn issue(&self, session: Session, now: Timestamp) -> Issued {
        let body = &random()[..RANDOM];
        let id = format!("{PREFIX}{body}{}", self.proof(body));
        let issued = now.as_microsecond();
        let token = Token { key: id.clone(), issued, session };
        let text =
            serde_json::to_string(&token).expect("a token has nothing but texts and numbers");
        let mut bytes = self.mac("token", &text).to_vec();
        bytes.extend(text.as_bytes());
        Issued { key: self.pair(&id), token: BASE64_STANDARD.encode(bytes) }
    }

    /// The key of this id, if it was issued here.
    pub fn key(&self, id: &str) -> Option<AccessKey> {
        let body = id.strip_prefix(PREFIX)?;
        let (body, proof) = body.split_at_checked(RANDOM)?;
        (self.proof(body) == proof).then(|| self.pair(id))
    }

    /// The session that a token belongs to.
    ///
    /// # Errors
    /// See [`TokenFault`].
    pub fn open(&self, key: &str, token: &str, now: Timestamp) -> Result<Session, TokenFault> {
        let bytes = BASE64_STANDARD.decode(token).map_err(|_| TokenFault::Malformed)?;
        let (mac, text) = bytes.split_at_checked(MAC_BYTES).ok_or(TokenFault::Malformed)?;
        let text = std::str::from_utf8(text).map_err(|_| TokenFault::Malformed)?;
        if self.hasher("token", text).verify_slice(mac).is_err() {
            return Err(TokenFault::Malformed);
        }
        let token: Token = serde_json::from_str(text).map_err(|_| TokenFault::Malformed)?;
        if token.key != key {
            return Err(TokenFault::OtherKey);
        }
        if token.issued <= self.revoked || token.session.expires <= now {
            return Err(TokenFault::Expired);
        }
        Ok(token.session)
    }

    /// Makes every token that was issued up to now expire.
    pub fn expire_all(&mut self, now: Timestamp) {
        self.revoked = self.revoked.max(now.as_microsecond());
    }

    fn pair(&self, id: &str) -> AccessKey {
        let secret = BASE64_URL_SAFE_NO_PAD.encode(self.mac("secret", id));
        AccessKey::new(id, secret)
    }

    fn proof(&self, body: &str) -> String {
        let mut text = BASE64_URL_SAFE_NO_PAD.encode(self.mac("id", body));
        text.truncate(PROOF);
        text
    }

    fn mac(&self, purpose: &str, text: &str) -> [u8; MAC_BYTES] {
        self.hasher(purpose, text).finalize().into_bytes().into()
    }

    fn hasher(&self, purpose: &str, text: &str) -> Hmac<Sha256> {
        let mut hasher = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes())
            .expect("HMAC takes a key of any length");
        for part in [purpose, "\n", text] {
            hasher.update(part.as_bytes());
        }
        hasher
    }
}

impl Session {
    pub fn new(account: &str, role: &str, name: &str, now: Timestamp, seconds: u32) -> Self {
        let expires = now.checked_add(SignedDuration::from_secs(seconds.into()));
        Self {
            account: account.into(),
            role: role.into(),
            name: name.into(),
            expires: expires.unwrap_or(Timestamp::MAX),
        }
    }
}

impl fmt::Debug for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issuer").field("revoked", &self.revoked).finish_non_exhaustive()
    }
}

/// 32 hexadecimal digits.
fn random() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(now: Timestamp) -> Session {
        Session::new("1000000000000001", "dba", "alice", now, 900)
    }

    #[test]
    fn a_token_opens_with_its_own_key_until_it_expires() {
        let issuer = Issuer::default();
        let now = Timestamp::now();
        let issued = issuer.issue(session(now), now);
        let id = issued.key.id();
        assert_eq!(issuer.key(id).unwrap().expose_secret(), issued.key.expose_secret());
        assert_eq!(issuer.open(id, &issued.token, now), Ok(session(now)));
        let other = issuer.issue(session(now), now);
        assert_eq!(issuer.open(other.key.id(), &issued.token, now), Err(TokenFault::OtherKey));
        let end = now + SignedDuration::from_secs(900);
        assert_eq!(issuer.open(id, &issued.token, end), Err(TokenFault::Expired));
        let before = end - SignedDuration::from_secs(1);
        assert!(issuer.open(id, &issued.token, before).is_ok());
    }

    #[test]
    fn keys_and_tokens_of_somebody_else_are_unknown() {
        let (issuer, stranger) = (Issuer::default(), Issuer::default());
        let now = Timestamp::now();
        let issued = stranger.issue(session(now), now);
        assert!(issuer.key(issued.key.id()).is_none());
        for token in [issued.token.as_str(), "", "x", "AAAA", "\u{e9}"] {
            let fault = issuer.open(issued.key.id(), token, now);
            assert_eq!(fault, Err(TokenFault::Malformed), "{token}");
        }
        for id in ["", "STS.", "STS.short", "STS.0123456789abcd\u{e9}\u{e9}", "LTAI"] {
            assert!(issuer.key(id).is_none(), "{id}");
        }
    }

    #[test]
    fn what_was_issued_before_counts_as_expired_and_what_comes_after_does_not() {
        let mut issuer = Issuer::default();
        let now = Timestamp::now();
        let old = issuer.issue(session(now), now);
        issuer.expire_all(now);
        assert_eq!(issuer.open(old.key.id(), &old.token, now), Err(TokenFault::Expired));
        let later = now + SignedDuration::from_micros(1);
        let fresh = issuer.issue(session(later), later);
        assert!(issuer.open(fresh.key.id(), &fresh.token, later).is_ok());
    }
}
