//! Who calls, once the signature was believed.

use super::{Account, Key};

/// The account in whose name a call acts, and who in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// 16 digits.
    pub account: String,
    pub identity: Identity,
}

/// Who in an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// The account itself.
    Account,
    /// A RAM user.
    User { name: String },
}

impl Caller {
    /// Who signs with this key.
    pub fn of_key(account: &Account, key: &Key) -> Self {
        let identity = match &key.user {
            None => Identity::Account,
            Some(name) => Identity::User { name: name.clone() },
        };
        Self { account: account.id.clone(), identity }
    }

    /// The resource name of the caller, as GetCallerIdentity tells it.
    pub fn arn(&self) -> String {
        let who = match &self.identity {
            Identity::Account => "root".to_owned(),
            Identity::User { name } => format!("user/{name}"),
        };
        format!("acs:ram::{}:{who}", self.account)
    }
}
