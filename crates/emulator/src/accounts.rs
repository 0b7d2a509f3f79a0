//! Accounts, their keys, and the callers that sign with them.

mod accounts;
mod caller;
mod issuer;
mod key;

pub use accounts::{Account, Accounts};
pub use caller::{Caller, Identity, role_id, user_id};
pub use issuer::{Session, TokenFault};
pub use key::{Key, NewKey};
