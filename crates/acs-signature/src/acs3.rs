//! ACS3-HMAC-SHA256: the signature travels in the `Authorization` header and covers method, path,
//! query, chosen headers and the hash of the body (vendor/sdk-wire 3).

mod authorization;
mod canonical;
mod sign;
mod verify;

pub use authorization::{Authorization, is_acs3};
pub use canonical::{BodyHash, CanonicalRequest, SigningInput, StringToSign};
pub use sign::{Signature, Signed, SigningKey, sign};
pub use verify::{REQUIRED_HEADERS, verify};

/// Name of the scheme, first word of the header and first line of the string to sign.
pub const ALGORITHM: &str = "ACS3-HMAC-SHA256";
