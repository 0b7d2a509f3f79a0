//! The caller of an operation, known after its signature was verified.

use super::accounts::Account;
use super::issuer::Session;
use super::key::Key;
use crate::mix::number_of;

/// The account in whose name a call acts, and the identity in that account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// 16 digits.
    pub account: String,
    pub identity: Identity,
}

/// The identity of a caller in an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// The account itself.
    Account,
    /// A RAM user.
    User { name: String },
    /// A session of a role.
    Role { name: String, session: String },
}

impl Caller {
    /// The owner of a key.
    pub fn of_key(account: &Account, key: &Key) -> Self {
        let identity = match &key.user {
            None => Identity::Account,
            Some(name) => Identity::User { name: name.clone() },
        };
        Self { account: account.id.clone(), identity }
    }

    /// The owner of a temporary key.
    pub fn of_session(session: Session) -> Self {
        let identity = Identity::Role { name: session.role, session: session.name };
        Self { account: session.account, identity }
    }

    /// The resource name of the caller, as GetCallerIdentity answers it.
    pub fn arn(&self) -> String {
        let who = match &self.identity {
            Identity::Account => "root".to_owned(),
            Identity::User { name } => format!("user/{name}"),
            Identity::Role { name, session } => format!("assumed-role/{name}/{session}"),
        };
        format!("acs:ram::{}:{who}", self.account)
    }
}

/// The id of a RAM user: 18 digits that follow from the name.
pub fn user_id(account: &str, name: &str) -> String {
    digits(2, account, name)
}

/// The id of a role: 18 digits that follow from the name.
pub fn role_id(account: &str, name: &str) -> String {
    digits(3, account, name)
}

fn digits(first: u8, account: &str, name: &str) -> String {
    let number = number_of(&format!("{first}{account}/{name}")) % 100_000_000_000_000_000;
    format!("{first}{number:017}")
}
