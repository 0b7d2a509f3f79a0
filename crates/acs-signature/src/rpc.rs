//! RPC HMAC-SHA1: the signature is a parameter and covers the method and all other parameters,
//! wherever they travel (vendor/sdk-wire 4).

mod canonical;
mod sign;
mod verify;

pub use canonical::{CanonicalizedQuery, StringToSign};
pub use sign::{SIGNATURE, Signature, Signed, sign, string_to_sign};
pub use verify::verify;

/// Value of the parameter `SignatureMethod`.
pub const SIGNATURE_METHOD: &str = "HMAC-SHA1";

/// Value of the parameter `SignatureVersion`.
pub const SIGNATURE_VERSION: &str = "1.0";
