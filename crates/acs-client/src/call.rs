//! One call before it is signed.

use migration::{ClusterId, InstanceId, RegionId};
use serde::Serialize;

/// The two products, each with its own hosts and version (vendor/rds-migration 1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    Polardb,
    Rds,
}

impl Product {
    /// The name in front of the product's hosts, and of its commands in the vendor's command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Polardb => "polardb",
            Self::Rds => "rds",
        }
    }

    pub fn version(self) -> &'static str {
        match self {
            Self::Polardb => "2017-08-01",
            Self::Rds => "2014-08-15",
        }
    }
}

/// An action with its parameters. They travel in the query of a POST without body, as the vendor's own clients send them.
/// It has no credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub product: Product,
    /// Decides the host. `None` for a call about no region.
    pub region: Option<RegionId>,
    pub action: &'static str,
    pub parameters: Vec<(&'static str, String)>,
}

/// Only this crate makes calls.
impl Call {
    /// A call about something in a region. The region is sent too, although few operations document it: if one host serves
    /// several regions, only the parameter names the right one.
    pub(crate) fn new(product: Product, region: &RegionId, action: &'static str) -> Self {
        let parameters = vec![("RegionId", region.to_string())];
        Self { product, region: Some(region.clone()), action, parameters }
    }

    /// A call about one cluster.
    pub(crate) fn about_cluster(region: &RegionId, action: &'static str, id: &ClusterId) -> Self {
        Self::new(Product::Polardb, region, action).param("DBClusterId", id.as_str())
    }

    /// A call about one RDS instance.
    pub(crate) fn about_instance(region: &RegionId, action: &'static str, id: &InstanceId) -> Self {
        Self::new(Product::Rds, region, action).param("DBInstanceId", id.as_str())
    }

    pub(crate) fn without_region(product: Product, action: &'static str) -> Self {
        Self { product, region: None, action, parameters: Vec::new() }
    }

    pub(crate) fn param(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.parameters.push((name, value.into()));
        self
    }

    /// Adds a parameter if there is a value.
    pub(crate) fn optional(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.param(name, value),
            None => self,
        }
    }

    /// A parameter whose value is a JSON text.
    pub(crate) fn json(self, name: &'static str, value: &impl Serialize) -> Self {
        self.param(name, serde_json::to_string(value).expect("maps and lists of texts are JSON"))
    }
}
