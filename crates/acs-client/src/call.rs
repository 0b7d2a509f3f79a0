//! One call before it is signed.

use migration::RegionId;

/// The two products, each with its own hosts and version (domain.md 1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Product {
    Polardb,
    Rds,
}

impl Product {
    pub fn version(self) -> &'static str {
        match self {
            Self::Polardb => "2017-08-01",
            Self::Rds => "2014-08-15",
        }
    }
}

/// An action with its parameters. They travel in the query of a POST without body, as the
/// vendor's own clients send them.
pub(crate) struct Call {
    pub product: Product,
    /// Decides the host; nothing for calls that are about no region.
    pub region: Option<RegionId>,
    pub action: &'static str,
    pub params: Vec<(&'static str, String)>,
}

impl Call {
    /// A call about something in a region. The region is sent too, although few operations
    /// document it: where one host serves several regions, nothing else names the right one.
    pub fn new(product: Product, region: &RegionId, action: &'static str) -> Self {
        let params = vec![("RegionId", region.to_string())];
        Self { product, region: Some(region.clone()), action, params }
    }

    pub fn without_region(product: Product, action: &'static str) -> Self {
        Self { product, region: None, action, params: Vec::new() }
    }

    pub fn param(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    /// Sends a parameter only where there is a value.
    pub fn optional(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.param(name, value),
            None => self,
        }
    }
}
