//! PolarDB clusters.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use migration::{EndpointKind, NetType};
use serde::{Deserialize, Serialize};

use super::endpoint_settings::EndpointSettings;
use super::work::{Change, Work};
use crate::choices::{Choices, ClusterAfterFailedPrecheck};
use crate::world::{Address, Endpoint, Keyed, Phase, Task, Timer, Word};

/// One PolarDB cluster, with its migration if it has or had one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Cluster {
    pub id: String,
    pub description: String,
    #[serde(default, skip_serializing_if = "DbType::is_mysql")]
    pub db_type: DbType,
    pub region: Word,
    pub zone: Word,
    pub vpc: Word,
    pub vswitch: Word,
    /// `5.6`, `5.7` or `8.0`
    pub version: Word,
    pub class: Word,
    pub nodes: u32,
    /// `Normal` or `SENormal`
    pub category: Word,
    pub pay_type: Word,
    pub created: Timestamp,
    pub storage_used: i64,
    pub tags: Vec<Tag>,
    pub endpoints: Vec<Endpoint>,
    pub task: Option<Task>,
    /// The latest restart.
    pub restart: Option<Timer>,
    /// What it is busy with besides its migration.
    #[serde(default)]
    pub work: Option<Box<Work>>,
    /// By endpoint id; an endpoint that is not here has the defaults.
    #[serde(default)]
    pub settings_of_endpoints: BTreeMap<String, EndpointSettings>,
    /// The other parameters of CreateDBCluster, by name.
    #[serde(default)]
    pub settings: BTreeMap<String, String>,
    /// Whether it is protected from DeleteDBCluster.
    #[serde(default)]
    pub deletion_lock: bool,
}

/// `DBType`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum DbType {
    #[default]
    MySQL,
    PostgreSQL,
    Oracle,
}

impl DbType {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MySQL => "MySQL",
            Self::PostgreSQL => "PostgreSQL",
            Self::Oracle => "Oracle",
        }
    }

    pub fn is_mysql(&self) -> bool {
        *self == Self::MySQL
    }
}

/// A label of a resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    pub key: String,
    pub value: String,
}

impl Cluster {
    /// `DBClusterStatus` (vendor/rds-migration 4.2): `Creating` until the full copy is done.
    pub fn status(&self, now: Timestamp, choices: &Choices) -> &'static str {
        if let Some(work) = &self.work {
            return work.change.status(choices);
        }
        if self.restart.is_some_and(|timer| timer.end().is_none_or(|end| now < end)) {
            return "Rebooting";
        }
        match &self.task {
            Some(Task { phase: Phase::PrecheckFailed, .. })
                if choices.cluster_after_failed_precheck == ClusterAfterFailedPrecheck::Running =>
            {
                "Running"
            }
            Some(task) if task.is_copying() => "Creating",
            _ => "Running",
        }
    }

    /// The parameter of CreateDBCluster, or its default.
    pub fn setting<'a>(&'a self, name: &str, usual: &'a str) -> &'a str {
        self.settings.get(name).map_or(usual, String::as_str)
    }

    /// When a subscription ends; `None` for pay-as-you-go, or if no period was given.
    pub fn expires(&self) -> Option<Timestamp> {
        let used: i64 = self.settings.get("UsedTime")?.parse().ok()?;
        let months = if self.setting("Period", "Month") == "Year" { 12 * used } else { used };
        let created = self.created.to_zoned(TimeZone::UTC);
        (self.pay_type == "Prepaid")
            .then(|| created.checked_add(Span::new().try_months(months).ok()?).ok())
            .flatten()
            .map(|end| end.timestamp())
    }

    /// Counts a describe call for the steps that end after a number of them.
    pub fn describe(&mut self, now: Timestamp) {
        let work = self.work.iter_mut().map(|work| &mut work.timer);
        work.chain(&mut self.restart).for_each(|timer| timer.describe(now));
        self.task.iter_mut().for_each(|task| task.describe(now));
    }

    /// Whether a describe call counts for a step under way.
    pub fn counts_describes(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.timer.counts_describes())
            || self.restart.is_some_and(Timer::counts_describes)
            || self.task.as_ref().is_some_and(Task::counts_describes)
    }

    pub fn endpoint(&self, id: &str) -> Option<&Endpoint> {
        self.endpoints.iter().find(|endpoint| endpoint.id == id)
    }

    pub fn endpoint_mut(&mut self, id: &str) -> Option<&mut Endpoint> {
        self.endpoints.iter_mut().find(|endpoint| endpoint.id == id)
    }

    pub fn address_mut(&mut self, endpoint: &str, net_type: &NetType) -> Option<&mut Address> {
        let addresses = &mut self.endpoint_mut(endpoint)?.addresses;
        addresses.iter_mut().find(|address| address.net_type == *net_type)
    }

    /// `ReadWriteMode` of one of its endpoints: a custom one is read-only unless it was created to write.
    pub fn read_write_mode(&self, endpoint: &Endpoint) -> &'static str {
        let settings = self.settings_of_endpoints.get(&endpoint.id);
        let writes = settings.is_some_and(|settings| settings.read_write);
        if endpoint.kind != EndpointKind::PolardbCustom || writes {
            "ReadWrite"
        } else {
            "ReadOnly"
        }
    }

    /// Makes a change that has taken effect.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Made | Change::Delete => {}
            Change::AddAddress { endpoint, address } => {
                if let Some(endpoint) = self.endpoint_mut(&endpoint) {
                    endpoint.addresses.push(address);
                }
            }
            Change::EditAddress { endpoint, net_type, connection_string, port } => {
                if let Some(address) = self.address_mut(&endpoint, &net_type) {
                    address.connection_string = connection_string;
                    address.port = port;
                }
            }
            Change::RemoveAddress { endpoint, net_type } => {
                if let Some(endpoint) = self.endpoint_mut(&endpoint) {
                    endpoint.addresses.retain(|address| address.net_type != net_type);
                }
            }
            Change::AddEndpoint { endpoint, settings } => {
                self.settings_of_endpoints.insert(endpoint.id.clone(), settings);
                self.endpoints.push(endpoint);
            }
            Change::RemoveEndpoint { endpoint } => {
                self.settings_of_endpoints.remove(&endpoint);
                self.endpoints.retain(|candidate| candidate.id != endpoint);
            }
            Change::Ssl { endpoint, net_type, enabled, expires } => {
                if let Some(address) = self.address_mut(&endpoint, &net_type) {
                    address.ssl = Some(enabled);
                }
                let settings = self.settings_of_endpoints.entry(endpoint).or_default();
                settings.ssl_expires = enabled.then_some(expires);
            }
        }
    }

    /// The ids of its nodes, the writer first.
    pub fn node_ids(&self) -> impl Iterator<Item = String> {
        let stem = self.id.strip_prefix("pc-").unwrap_or(&self.id);
        (1..=self.nodes).map(move |node| format!("pi-{stem}{node}"))
    }
}

impl Keyed for Cluster {
    fn id(&self) -> &str {
        &self.id
    }
}
