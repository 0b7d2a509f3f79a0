//! ACS3-HMAC-SHA256: the signature travels in the `Authorization` header and covers method, path,
//! query, chosen headers and the hash of the body (vendor/sdk-wire 3).

mod authorization;
mod canonical;
mod sign;
mod verify;

pub use authorization::{Authorization, is_acs3};
use canonical::ALGORITHM;
pub use canonical::{BodyHash, CanonicalRequest, SigningInput, StringToSign};
pub use sign::{Signature, Signed, SigningKey, sign};
pub use verify::verify;
