//! Which clusters a DescribeDBClusters asks for.

use jiff::{SignedDuration, Timestamp};

use crate::api_error::ApiError;
use crate::parameters::Parameters;
use crate::world::{Cluster, Tag};

/// The longest interval of the filters by time, in days.
const MAX_DAYS: usize = 15;

/// What the request asks for. What is not asked for takes every cluster.
pub struct Filter<'a> {
    ids: Option<Vec<&'a str>>,
    node_ids: Option<Vec<&'a str>>,
    description: Option<&'a str>,
    status: Option<&'a str>,
    db_type: Option<&'a str>,
    version: Option<&'a str>,
    pay_type: Option<&'a str>,
    resource_group: Option<&'a str>,
    connection_string: Option<&'a str>,
    expired: Option<bool>,
    created_within: Option<SignedDuration>,
    expiring_within: Option<SignedDuration>,
    tags: Vec<Tag>,
}

impl<'a> Filter<'a> {
    pub fn read(parameters: &'a Parameters) -> Result<Self, ApiError> {
        let list = |name: &str| {
            let text = parameters.optional(name);
            text.map(|list| list.split(',').map(str::trim).collect())
        };
        Ok(Self {
            ids: list("DBClusterIds"),
            node_ids: list("DBNodeIds"),
            description: parameters.optional("DBClusterDescription"),
            status: parameters.optional("DBClusterStatus"),
            db_type: parameters.optional("DBType"),
            version: parameters.optional("DBVersion"),
            pay_type: parameters.optional("PayType"),
            resource_group: parameters.optional("ResourceGroupId"),
            connection_string: parameters.optional("ConnectionString"),
            expired: parameters.boolean("Expired")?,
            created_within: days(parameters, "RecentCreationInterval")?,
            expiring_within: days(parameters, "RecentExpirationInterval")?,
            tags: parameters.tags()?,
        })
    }

    pub fn takes(&self, cluster: &Cluster, status: &str, now: Timestamp) -> bool {
        let is = |wanted: Option<&str>, value: &str| wanted.is_none_or(|wanted| wanted == value);
        self.ids.as_ref().is_none_or(|ids| ids.contains(&cluster.id.as_str()))
            && self.node_ids.as_ref().is_none_or(|ids| has_node(cluster, ids))
            && self.description.is_none_or(|part| contains(&cluster.description, part))
            && is(self.status, status)
            && is(self.db_type, cluster.db_type.as_str())
            && is(self.version, &cluster.version)
            && is(self.pay_type, &cluster.pay_type)
            && is(self.resource_group, cluster.setting("ResourceGroupId", "rg-default"))
            && self.connection_string.is_none_or(|name| has_name(cluster, name))
            && self.tags.iter().all(|tag| has_tag(cluster, tag))
            && self.takes_times(cluster, now)
    }

    fn takes_times(&self, cluster: &Cluster, now: Timestamp) -> bool {
        let expires = cluster.expires();
        let is_expired = expires.is_some_and(|end| end <= now);
        let soon = |span| expires.is_some_and(|end| now < end && now.duration_until(end) <= span);
        self.expired.is_none_or(|wanted| wanted == is_expired)
            && self.created_within.is_none_or(|span| now.duration_since(cluster.created) <= span)
            && self.expiring_within.is_none_or(soon)
    }
}

fn days(parameters: &Parameters, name: &str) -> Result<Option<SignedDuration>, ApiError> {
    let days = parameters.number(name, 0, 0..=MAX_DAYS)?;
    let days = i64::try_from(days).unwrap_or_default();
    Ok(parameters.optional(name).map(|_| SignedDuration::from_hours(24 * days)))
}

fn has_node(cluster: &Cluster, ids: &[&str]) -> bool {
    cluster.node_ids().any(|node| ids.contains(&node.as_str()))
}

fn has_name(cluster: &Cluster, name: &str) -> bool {
    let mut addresses = cluster.endpoints.iter().flat_map(|endpoint| &endpoint.addresses);
    addresses.any(|address| address.connection_string == name)
}

/// The description is searched without regard to case.
fn contains(description: &str, part: &str) -> bool {
    description.to_lowercase().contains(&part.to_lowercase())
}

/// A wanted tag without a value takes any value.
fn has_tag(cluster: &Cluster, wanted: &Tag) -> bool {
    cluster
        .tags
        .iter()
        .any(|tag| tag.key == wanted.key && (wanted.value.is_empty() || tag.value == wanted.value))
}
