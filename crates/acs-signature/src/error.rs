//! Why a received request is not believed.

use std::fmt;

/// Why a signature was not accepted.
///
/// `Debug` prints what `Display` prints: the texts of a mismatch can hold a session token.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// A part without which nothing can be checked is missing, empty or ambiguous.
    #[error("the signature is incomplete: {missing} is missing")]
    Incomplete { missing: &'static str },
    /// A header that must be signed is not in `SignedHeaders` (vendor/sdk-wire 7.3).
    #[error("the header {0} must be signed and is not")]
    MissingSignedHeader(String),
    /// `SignedHeaders` names a header that the request does not have.
    #[error("the signed header {0} is not in the request")]
    SignedHeaderAbsent(String),
    /// `SignatureMethod` or `SignatureVersion` names something else than what is built here.
    #[error("{name} has the unsupported value {value}")]
    Unsupported { name: &'static str, value: String },
    /// `x-acs-content-sha256` is not the hash of the received bytes.
    #[error("x-acs-content-sha256 is not the hash of the body")]
    BodyHash,
    /// The signature is another one than ours. Carries the texts that the gateway prints in its
    /// message (vendor/sdk-wire 5); the canonical request exists for ACS3 only.
    #[error("the signature does not match")]
    Mismatch { string_to_sign: String, canonical_request: Option<String> },
}

impl fmt::Debug for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyError({self})")
    }
}
