//! The credentials that sign a call.

use std::fmt;

use acs_signature::AccessKey;
use secrecy::{ExposeSecret, SecretString};

/// An AccessKey pair, with a security token if it is temporary.
#[derive(Clone)]
pub struct Credentials {
    access_key: AccessKey,
    security_token: Option<SecretString>,
    source: String,
}

impl Credentials {
    /// Credentials from the configuration.
    pub fn new(
        access_key_id: impl Into<String>,
        secret: impl Into<String>,
        security_token: Option<&str>,
    ) -> Self {
        Self {
            access_key: AccessKey::new(access_key_id, secret),
            security_token: security_token.map(SecretString::from),
            source: "given directly".to_owned(),
        }
    }

    /// The pair that the emulator accepts by default (README, "Command line").
    pub fn emulator_default() -> Self {
        Self::new("polarshift", "polarshift-secret", None).with_source("the emulator's default")
    }

    /// The same credentials, with a source in words.
    #[must_use]
    pub fn with_source(self, source: impl Into<String>) -> Self {
        Self { source: source.into(), ..self }
    }

    pub fn access_key_id(&self) -> &str {
        self.access_key.id()
    }

    /// The source of the credentials, in words.
    pub fn source(&self) -> &str {
        &self.source
    }

    pub fn is_temporary(&self) -> bool {
        self.security_token.is_some()
    }

    pub(crate) fn access_key(&self) -> &AccessKey {
        &self.access_key
    }

    pub(crate) fn security_token(&self) -> Option<&str> {
        self.security_token.as_ref().map(ExposeSecret::expose_secret)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key", &self.access_key)
            .field("security_token", &self.security_token.as_ref().map(|_| "<redacted>"))
            .field("source", &self.source)
            .finish()
    }
}
