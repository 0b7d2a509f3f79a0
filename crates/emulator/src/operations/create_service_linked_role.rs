//! CreateServiceLinkedRole (vendor/rds-migration 2.8). An account that has the role keeps it.

use serde_json::Value;

use super::{Job, nothing};
use crate::api_error::ApiError;
use crate::choices::RoleExists;

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    if std::mem::take(&mut job.world.linked_role_missing) {
        job.note("", "service-linked role created");
    } else if job.choices.role_exists == RoleExists::AlreadyExists {
        return Err(ApiError::role_exists());
    }
    Ok(nothing())
}
