//! What a denial of Resource Access Management says about the missing permission: the object `AccessDeniedDetail` of an
//! error answer (vendor/sdk-wire 5).

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::wire::Text;

/// Characters of a value that are kept.
const LIMIT: usize = 200;

/// The permission that is missing, in the vendor's words. A value is empty if the answer does not have it. What the vendor
/// encodes for its own console is not kept. Journals hold it as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccessDenied {
    /// Such as `polardb:ModifyDBClusterMigration`.
    pub action: String,
    /// Such as `AccountLevelIdentityBasedPolicy`.
    pub policy_type: String,
    /// `ImplicitDeny` or `ExplicitDeny`.
    pub deny_type: String,
    /// Such as `SubUser`.
    pub principal_type: String,
    /// The RAM user's ID, or the role with its session.
    pub principal: String,
}

/// The first letters may be lower-case, as those of the envelope.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wire {
    #[serde(rename = "AuthAction", alias = "authAction")]
    action: Text,
    #[serde(rename = "PolicyType", alias = "policyType")]
    policy_type: Text,
    #[serde(rename = "NoPermissionType", alias = "noPermissionType")]
    deny_type: Text,
    #[serde(rename = "AuthPrincipalType", alias = "authPrincipalType")]
    principal_type: Text,
    #[serde(rename = "AuthPrincipalDisplayName", alias = "authPrincipalDisplayName")]
    principal: Text,
}

impl AccessDenied {
    /// Reads the object. `None` if there is none, or nothing in it.
    pub(crate) fn read(detail: Value) -> Option<Self> {
        if detail.as_object().is_none_or(|fields| fields.is_empty()) {
            return None;
        }
        let wire: Wire = serde_json::from_value(detail).unwrap_or_default();
        let kept = |text: Text| text.0.trim().chars().take(LIMIT).collect();
        Some(Self {
            action: kept(wire.action),
            policy_type: kept(wire.policy_type),
            deny_type: kept(wire.deny_type),
            principal_type: kept(wire.principal_type),
            principal: kept(wire.principal),
        })
    }

    /// Whether a statement of a policy forbids it. Otherwise no statement allows it.
    pub fn is_explicit(&self) -> bool {
        self.deny_type.eq_ignore_ascii_case("ExplicitDeny")
    }
}

impl fmt::Display for AccessDenied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verb =
            if self.is_explicit() { "is denied by a policy" } else { "is allowed by no policy" };
        match self.action.as_str() {
            "" => write!(f, "the action {verb}")?,
            action => write!(f, "the action {action} {verb}")?,
        }
        if !self.policy_type.is_empty() {
            write!(f, " of the kind {}", self.policy_type)?;
        }
        if !self.principal.is_empty() {
            write!(f, ", for {}", [&*self.principal_type, &*self.principal].join(" ").trim())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_detail_is_read_in_both_spellings_and_without_what_is_encoded() {
        for detail in [
            json!({
                "AuthAction": "polardb:ModifyDBClusterMigration", "AuthPrincipalType": "SubUser",
                "AuthPrincipalDisplayName": "2009", "AuthPrincipalOwnerId": "1964",
                "NoPermissionType": "ImplicitDeny", "PolicyType": "AccountLevelIdentityBasedPolicy",
                "EncodedDiagnosticMessage": "AQEAAAAA",
            }),
            json!({
                "authAction": "polardb:ModifyDBClusterMigration", "authPrincipalType": "SubUser",
                "authPrincipalDisplayName": 2009, "noPermissionType": "ImplicitDeny",
                "policyType": "AccountLevelIdentityBasedPolicy", "encodedDiagnosticMessage": "AQEAAAAA",
            }),
        ] {
            assert_eq!(
                AccessDenied::read(detail).unwrap().to_string(),
                "the action polardb:ModifyDBClusterMigration is allowed by no policy of the kind \
                 AccountLevelIdentityBasedPolicy, for SubUser 2009"
            );
        }
    }

    #[test]
    fn a_statement_that_forbids_is_told_apart_and_what_is_missing_is_left_out() {
        let detail = json!({ "NoPermissionType": "ExplicitDeny", "PolicyType": "ControlPolicy" });
        let denied = AccessDenied::read(detail).unwrap();
        assert_eq!(
            denied.to_string(),
            "the action is denied by a policy of the kind ControlPolicy"
        );
        for nothing in [json!(null), json!({}), json!("text"), json!([1])] {
            assert_eq!(AccessDenied::read(nothing), None);
        }
        let odd = AccessDenied::read(json!({ "AuthAction": { "a": 1 } })).unwrap();
        assert_eq!(odd, AccessDenied::default());
    }
}
