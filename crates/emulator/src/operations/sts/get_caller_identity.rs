//! STS GetCallerIdentity: who signed.

use serde_json::{Value, json};

use crate::accounts::{Identity, role_id, user_id};
use crate::api_error::ApiError;
use crate::operations::shared::Inquiry;

pub fn run(inquiry: &Inquiry<'_>) -> Result<Value, ApiError> {
    let caller = inquiry.caller;
    let account = caller.account.as_str();
    let mut answer = json!({ "AccountId": account, "Arn": caller.arn() });
    let more = match &caller.identity {
        Identity::Account => json!({
            "IdentityType": "Account", "PrincipalId": account, "UserId": account,
        }),
        Identity::User { name } => {
            let id = user_id(account, name);
            json!({ "IdentityType": "RAMUser", "PrincipalId": id, "UserId": id })
        }
        Identity::Role { name, session } => {
            let id = role_id(account, name);
            json!({
                "IdentityType": "AssumedRoleUser",
                "PrincipalId": format!("{id}:{session}"),
                "RoleId": id,
            })
        }
    };
    if let (Value::Object(answer), Value::Object(more)) = (&mut answer, more) {
        answer.extend(more);
    }
    Ok(answer)
}
