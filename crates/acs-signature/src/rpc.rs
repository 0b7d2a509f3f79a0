//! RPC HMAC-SHA1: the signature is a parameter and covers the method and all other parameters,
//! wherever they travel (vendor/sdk-wire 4).

mod canonical;
mod sign;
mod verify;

pub use canonical::{CanonicalizedQuery, SIGNATURE, StringToSign};
pub use sign::{SIGNATURE_METHOD, SIGNATURE_VERSION, Signature, Signed, sign, string_to_sign};
pub use verify::verify;
