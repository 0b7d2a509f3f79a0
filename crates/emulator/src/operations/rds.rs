//! What the operations about one RDS instance share.

pub mod describe_db_instance_attribute;
pub mod describe_db_instance_net_info;
pub mod describe_db_instance_ssl;
pub mod describe_parameters;
pub mod describe_regions;

use super::Job;
use crate::api_error::ApiError;
use crate::world::Instance;

/// The instance named by `DBInstanceId`, as it is now: a switch that has just ended has moved names.
fn instance<'a>(job: &'a mut Job<'_>) -> Result<&'a Instance, ApiError> {
    let id = job.parameters.id("DBInstanceId")?;
    job.world.settle_source(id, job.now);
    job.world.instances.get(id).ok_or_else(ApiError::unknown_instance)
}
