//! The body of an error (vendor/rds-migration 1.5).

use serde::Serialize;
use serde_json::Value;

use crate::accounts::{Caller, Identity, user_id};
use crate::api_error::{ApiError, Denial};
use crate::operations::Product;

/// The call that meets the error.
pub struct Failed<'a> {
    pub action: &'a str,
    pub product: Product,
    pub request_id: &'a str,
    /// Who called; `None` if the signature was not accepted.
    pub caller: Option<&'a Caller>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct ErrorBody<'a> {
    request_id: &'a str,
    host_id: &'a str,
    code: &'a str,
    message: &'a str,
    recommend: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    access_denied_detail: Option<AccessDeniedDetail<'a>>,
}

/// Which permission is missing, and who lacks it.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct AccessDeniedDetail<'a> {
    auth_action: String,
    auth_principal_type: &'static str,
    auth_principal_owner_id: &'a str,
    auth_principal_display_name: String,
    no_permission_type: &'static str,
    policy_type: &'a str,
    encoded_diagnostic_message: String,
}

impl Failed<'_> {
    pub fn body(&self, error: &ApiError) -> Value {
        let Self { request_id, product, .. } = self;
        let body = ErrorBody {
            request_id,
            host_id: product.host(),
            code: &error.code,
            message: &error.message,
            recommend: format!(
                "https://api.aliyun.com/troubleshoot?q={}&product={}&requestId={request_id}",
                acs_signature::percent::encode(&error.code),
                product.name()
            ),
            access_denied_detail: error.denial.as_deref().and_then(|denial| self.detail(denial)),
        };
        serde_json::to_value(body).unwrap_or_default()
    }

    fn detail<'a>(&'a self, denial: &'a Denial) -> Option<AccessDeniedDetail<'a>> {
        let caller = self.caller?;
        let (kind, name) = match &caller.identity {
            Identity::Account => ("Account", caller.account.clone()),
            Identity::User { name } => ("SubUser", user_id(&caller.account, name)),
            Identity::Role { name, session } => ("AssumedRoleUser", format!("{name}:{session}")),
        };
        let own = || format!("{}:{}", self.product.name().to_lowercase(), self.action);
        Some(AccessDeniedDetail {
            auth_action: denial.action.map_or_else(own, str::to_owned),
            auth_principal_type: kind,
            auth_principal_owner_id: &caller.account,
            auth_principal_display_name: name,
            no_permission_type: denial.no_permission.as_str(),
            policy_type: &denial.policy,
            // The vendor's is encrypted. It differs from call to call, as this one does.
            encoded_diagnostic_message: format!("AQ{}==", self.request_id.replace('-', "")),
        })
    }
}
