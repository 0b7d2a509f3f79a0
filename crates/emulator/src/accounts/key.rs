//! Key pairs.

use std::fmt;

use acs_signature::AccessKey;
use serde::{Deserialize, Serialize};

use super::issuer::PREFIX;

/// A key pair of an account.
#[derive(Clone, Serialize, Deserialize)]
#[serde(from = "Saved", into = "Saved")]
pub struct Key {
    pair: AccessKey,
    /// The RAM user it belongs to; `None` for the account itself.
    pub user: Option<String>,
    pub active: bool,
    /// Whether it was given at start, and is not kept with the state.
    configured: bool,
}

/// A key pair in a scenario file or a control call.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Words")]
pub struct NewKey(pub Key);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    id: String,
    secret: String,
    user: Option<String>,
    #[serde(default)]
    disabled: bool,
}

/// A key pair in the state file. The secret of a key pair that was given at start is not written to it.
#[derive(Serialize, Deserialize)]
struct Saved {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<String>,
    active: bool,
}

impl Key {
    pub fn configured(pair: AccessKey, active: bool) -> Self {
        Self { pair, user: None, active, configured: true }
    }

    pub fn id(&self) -> &str {
        self.pair.id()
    }

    pub fn pair(&self) -> &AccessKey {
        &self.pair
    }

    pub fn is_configured(&self) -> bool {
        self.configured
    }
}

impl TryFrom<Words> for NewKey {
    type Error = String;

    fn try_from(words: Words) -> Result<Self, String> {
        if !is_name(&words.id) || words.id.starts_with(PREFIX) {
            return Err(format!("\"{}\" cannot be the id of an access key", words.id));
        }
        if words.secret.is_empty() {
            return Err(format!("the access key {} needs a secret", words.id));
        }
        if let Some(user) = words.user.as_deref().filter(|name| !is_name(name)) {
            return Err(format!("\"{user}\" cannot be the name of a RAM user"));
        }
        Ok(Self(Key {
            pair: AccessKey::new(words.id, words.secret),
            user: words.user,
            active: !words.disabled,
            configured: false,
        }))
    }
}

fn is_name(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (1..=64).contains(&text.len()) && text.bytes().all(fits)
}

impl From<Saved> for Key {
    fn from(saved: Saved) -> Self {
        Self {
            configured: saved.secret.is_none(),
            pair: AccessKey::new(saved.id, saved.secret.unwrap_or_default()),
            user: saved.user,
            active: saved.active,
        }
    }
}

impl From<Key> for Saved {
    fn from(key: Key) -> Self {
        Self {
            id: key.id().to_owned(),
            secret: (!key.configured).then(|| key.pair.expose_secret().to_owned()),
            user: key.user,
            active: key.active,
        }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key")
            .field("id", &self.id())
            .field("user", &self.user)
            .field("active", &self.active)
            .finish_non_exhaustive()
    }
}
