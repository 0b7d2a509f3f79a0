//! CheckServiceLinkedRole (vendor/rds-migration 2.8): whether the account has `AliyunServiceRoleForPolarDB`.

use serde_json::{Value, json};

use super::Job;
use crate::api_error::ApiError;

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    Ok(json!({ "HasServiceLinkedRole": !job.world.linked_role_missing }))
}
