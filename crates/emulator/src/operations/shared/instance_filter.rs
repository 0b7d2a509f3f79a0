//! Which instances a list shows.

use serde_json::{Map, Value};

use crate::api_error::ApiError;
use crate::parameters::Parameters;
use crate::world::Instance;

/// The most tags of one request (vendor/rds-migration 4.9).
const MAX_TAGS: usize = 5;

/// What the request asks for.
pub struct Filter<'a> {
    parameters: &'a Parameters,
    expired: bool,
    tagged: bool,
}

impl<'a> Filter<'a> {
    /// # Errors
    /// A filter that cannot be read.
    pub fn read(parameters: &'a Parameters) -> Result<Self, ApiError> {
        parameters.word("ConnectionMode", &["Standard", "Safe"])?;
        parameters.word("InstanceNetworkType", &["VPC", "Classic"])?;
        let expired = parameters.boolean("Expired")?.unwrap_or(false);
        Ok(Self { parameters, expired, tagged: has_tags(parameters)? })
    }

    pub fn takes(&self, instance: &Instance) -> bool {
        let wanted = |name: &str| self.parameters.optional(name);
        let is = |name: &str, value: &str| wanted(name).is_none_or(|wanted| wanted == value);
        // No instance here expires or has a tag.
        !self.expired
            && !self.tagged
            && is("DBInstanceId", &instance.id)
            && is("Engine", &instance.engine)
            && is("EngineVersion", &instance.engine_version)
            && is("DBInstanceType", instance.kind.as_str())
            && is("DBInstanceStatus", &instance.status)
            && is("DBInstanceClass", &instance.class)
            && is("Category", &instance.category)
            && is("ZoneId", &instance.zone)
            && is("VpcId", &instance.vpc)
            && is("VSwitchId", &instance.vswitch)
            && is("PayType", &instance.pay_type)
            && is("InstanceNetworkType", "VPC")
            && is("ConnectionMode", instance.facts.connection_mode())
            && is("ResourceGroupId", "rg-default")
            && wanted("DedicatedHostGroupId").is_none()
            && wanted("DedicatedHostId").is_none()
            && wanted("ConnectionString").is_none_or(|name| has_name(instance, name))
            && wanted("SearchKey").is_none_or(|part| is_about(instance, part))
    }
}

/// Part of the id or the description, whatever the case.
fn is_about(instance: &Instance, part: &str) -> bool {
    let part = part.to_lowercase();
    instance.id.contains(&part) || instance.description.to_lowercase().contains(&part)
}

fn has_name(instance: &Instance, name: &str) -> bool {
    let mut addresses = instance.endpoints.iter().flat_map(|endpoint| &endpoint.addresses);
    addresses.any(|address| address.connection_string == name)
}

/// `Tags` is a JSON object in a text.
fn has_tags(parameters: &Parameters) -> Result<bool, ApiError> {
    let Some(text) = parameters.optional("Tags") else { return Ok(false) };
    let tags: Map<String, Value> =
        serde_json::from_str(text).map_err(|_| ApiError::malformed("Tags"))?;
    if tags.len() > MAX_TAGS { Err(ApiError::malformed("Tags")) } else { Ok(!tags.is_empty()) }
}
