//! The `Authorization` header of ACS3.

use super::ALGORITHM;
use crate::VerifyError;

/// The parts of `ACS3-HMAC-SHA256 Credential=..,SignedHeaders=..,Signature=..`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    pub access_key_id: String,
    /// As the client wrote them.
    pub signed_headers: Vec<String>,
    /// As the client wrote it.
    pub signature: String,
}

impl Authorization {
    /// Reads the header. Unknown fields are passed over.
    ///
    /// # Errors
    /// [`VerifyError::Incomplete`] when the scheme is another one, or a part is missing or empty.
    pub fn parse(header: &str) -> Result<Self, VerifyError> {
        let fields =
            header.trim_start().strip_prefix(ALGORITHM).ok_or_else(|| missing(ALGORITHM))?;
        Ok(Self {
            access_key_id: field(fields, "Credential")?.to_owned(),
            signed_headers: field(fields, "SignedHeaders")?
                .split(';')
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
            signature: field(fields, "Signature")?.to_owned(),
        })
    }
}

/// Whether an `Authorization` header is of this scheme: the only safe sign of it, because clients
/// of the other scheme send `x-acs-action` too (vendor/sdk-wire 2).
pub fn is_acs3(header: &str) -> bool {
    header.trim_start().starts_with(ALGORITHM)
}

fn field<'a>(fields: &'a str, name: &'static str) -> Result<&'a str, VerifyError> {
    fields
        .split(',')
        .filter_map(|piece| piece.split_once('='))
        .find(|(key, _)| key.trim() == name)
        .map(|(_, value)| value.trim())
        .filter(|value| !value.is_empty())
        .ok_or_else(|| missing(name))
}

fn missing(missing: &'static str) -> VerifyError {
    VerifyError::Incomplete { missing }
}

#[cfg(test)]
mod tests {
    use super::{Authorization, is_acs3};
    use crate::VerifyError;

    #[test]
    fn a_whole_header_is_taken_apart() {
        let text = "ACS3-HMAC-SHA256 Credential=id,SignedHeaders=host;x-acs-date,Signature=00ff";
        let auth = Authorization::parse(text).unwrap();
        assert_eq!(auth.access_key_id, "id");
        assert_eq!(auth.signed_headers, ["host", "x-acs-date"]);
        assert_eq!(auth.signature, "00ff");
        assert_eq!(Authorization::parse(&text.replace(',', ", ")).unwrap(), auth);
    }

    #[test]
    fn a_missing_part_is_named() {
        for (header, part) in [
            ("Bearer x", "ACS3-HMAC-SHA256"),
            ("ACS3-HMAC-SHA256", "Credential"),
            ("ACS3-HMAC-SHA256 Credential=,SignedHeaders=a,Signature=b", "Credential"),
            ("ACS3-HMAC-SHA256 Credential=a,Signature=b", "SignedHeaders"),
            ("ACS3-HMAC-SHA256 Credential=a,SignedHeaders=a", "Signature"),
        ] {
            let error = Authorization::parse(header).unwrap_err();
            assert_eq!(error, VerifyError::Incomplete { missing: part }, "{header}");
        }
    }

    #[test]
    fn only_the_schemes_own_header_is_recognised() {
        assert!(is_acs3("ACS3-HMAC-SHA256 Credential=a"));
        assert!(!is_acs3("Basic ACS3-HMAC-SHA256"));
    }
}
