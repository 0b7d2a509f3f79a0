//! The two request signatures of Alibaba Cloud's RPC-style products: ACS3-HMAC-SHA256, which
//! lives in headers, and RPC HMAC-SHA1, which lives among the parameters. Both can be made and
//! checked. Pure: no I/O, no clock, no randomness; date and nonce are arguments.

pub mod acs3;
pub mod credentials;
mod error;
pub mod percent;
mod received;
pub mod rpc;
mod stage;

pub use credentials::AccessKey;
pub use error::VerifyError;
pub use received::ReceivedRequest;
