//! An AccessKey pair whose secret does not leak into logs.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// An AccessKey: a public id and the secret that signs. The secret is wiped from memory on drop.
#[derive(Clone)]
pub struct AccessKey {
    id: String,
    secret: SecretString,
}

impl AccessKey {
    pub fn new(id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self { id: id.into(), secret: SecretString::from(secret.into()) }
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    /// The secret in the clear, for the one place that keys a hash with it.
    pub fn expose_secret(&self) -> &str {
        self.secret.expose_secret()
    }
}

impl fmt::Debug for AccessKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessKey").field("id", &self.id).field("secret", &"<redacted>").finish()
    }
}

#[cfg(test)]
mod tests {
    use super::AccessKey;

    #[test]
    fn debug_shows_the_id_and_never_the_secret() {
        let key = AccessKey::new("LTAI-id", "very-secret-text");
        for text in [format!("{key:?}"), format!("{key:#?}")] {
            assert!(text.contains("LTAI-id"));
            assert!(!text.contains("very-secret"), "{text}");
        }
        assert_eq!(key.expose_secret(), "very-secret-text");
    }
}
