//! CheckServiceLinkedRole (vendor/rds-migration 2.8): whether the account has `AliyunServiceRoleForPolarDB`.

use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::operations::shared::Job;

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    Ok(json!({ "HasServiceLinkedRole": !job.world.linked_role_missing }))
}
