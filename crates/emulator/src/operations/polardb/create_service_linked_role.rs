//! CreateServiceLinkedRole (vendor/rds-migration 2.8). An account that has the role keeps it.

use serde_json::Value;

use crate::api_error::ApiError;
use crate::choices::RoleExists;
use crate::operations::shared::{Job, empty};

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    if std::mem::take(&mut job.world.linked_role_missing) {
        job.note("", "service-linked role created");
    } else if job.choices.role_exists == RoleExists::AlreadyExists {
        return Err(ApiError::role_exists());
    }
    Ok(empty())
}
