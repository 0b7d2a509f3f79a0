//! The parts of credentials as they were found, and whether they are whole.

use super::{Credentials, CredentialsError};

/// ID, secret and token, each with the name that it has where it was found. A part that is missing is empty.
pub(super) struct Parts<'a> {
    pub id: (&'a str, &'a str),
    pub secret: (&'a str, &'a str),
    pub token: (&'a str, &'a str),
    pub place: &'a str,
}

impl Parts<'_> {
    /// The credentials. `None` if there is no part of them.
    pub fn read(&self) -> Result<Option<Credentials>, CredentialsError> {
        let [id, secret, token] = [self.id, self.secret, self.token].map(|(_, text)| clean(text));
        for (name, text) in [(self.id.0, id), (self.secret.0, secret), (self.token.0, token)] {
            if text.contains(char::is_whitespace) {
                let place = self.place.to_owned();
                return Err(CredentialsError::WhiteSpace { place, part: name.to_owned() });
            }
        }
        let half = |present: &str, missing: &str| {
            Err(CredentialsError::Half {
                place: self.place.to_owned(),
                present: present.to_owned(),
                missing: missing.to_owned(),
            })
        };
        match (id.is_empty(), secret.is_empty(), token.is_empty()) {
            (false, false, _) => {
                let token = Some(token).filter(|token| !token.is_empty());
                Ok(Some(Credentials::new(id, secret, token).with_source(self.place)))
            }
            (false, true, _) => half(self.id.0, self.secret.0),
            (true, false, _) => half(self.secret.0, self.id.0),
            (true, true, false) => half(self.token.0, self.id.0),
            (true, true, true) => Ok(None),
        }
    }
}

/// Without the white space around it, which no key begins or ends with: a line's end comes along when a key is copied into
/// a file or a variable.
pub(super) fn clean(text: &str) -> &str {
    text.trim_matches(|it: char| it.is_whitespace() || it == '\u{feff}')
}
