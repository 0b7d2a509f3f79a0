//! The RDS instances from which a migration could start.

use acs_client::{Instance, InstanceAttribute, InstanceSsl, NetAddress, Parameter};
use migration::{CopyMethod, InstanceId, RegionRef, SourceRefusal, SourceState, judge_source};

use super::Reads;
use crate::error::ReadError;
use crate::intent::SourceRef;
use crate::operations::{PAGE_ROWS, SourceQuery, sources_read};

/// One instance of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    pub instance: Instance,
    /// Whether it can be migrated to its own version, as far as the list shows.
    pub eligible: Result<SourceRef, Ineligibility>,
}

/// Why an instance cannot be a source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Ineligibility {
    #[error("{0}")]
    Refused(#[from] SourceRefusal),
    #[error("{0}")]
    Id(#[from] migration::InvalidId),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourcePage {
    pub rows: Vec<SourceRow>,
    /// Instances that match, on all pages.
    pub matching: u32,
    pub page: u32,
    pub pages: u32,
}

/// An instance as the create form starts from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceView {
    /// What a form carries as seen.
    pub state: SourceState,
    pub attribute: InstanceAttribute,
}

/// Addresses, SSL and settings of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceDetail {
    pub addresses: Vec<NetAddress>,
    pub ssl: InstanceSsl,
    pub settings: Vec<Parameter>,
}

impl SourceView {
    /// The method that the rules choose for a target version (`5.6`, `5.7`, `8.0`, `8.0.1`, `8.0.2`).
    ///
    /// # Errors
    /// Why the source cannot be migrated to it now.
    pub fn method(&self, target: &str) -> Result<CopyMethod, SourceRefusal> {
        judge_source(&self.state, target)
    }
}

impl Reads {
    /// One page of a region's RDS instances, those that cannot be migrated with the reason.
    pub async fn sources(&self, query: &SourceQuery) -> Result<SourcePage, ReadError> {
        let client = self.client(&query.place.profile)?;
        let page = sources_read(client, query).await?.value;
        let row = |instance: Instance| SourceRow {
            eligible: eligible(&query.place, &instance),
            instance,
        };
        Ok(SourcePage {
            rows: page.instances.into_iter().map(row).collect(),
            matching: page.total,
            page: query.page.max(1),
            pages: page.total.div_ceil(PAGE_ROWS as u32).max(1),
        })
    }

    /// A source as it is now.
    pub async fn source(&self, source: &SourceRef) -> Result<SourceView, ReadError> {
        let client = self.client(&source.profile)?;
        let answer = client.describe_db_instance_attribute(&source.region, &source.id).await?;
        let attribute = answer.value;
        Ok(SourceView { state: described(&attribute), attribute })
    }

    pub async fn source_detail(&self, source: &SourceRef) -> Result<SourceDetail, ReadError> {
        let SourceRef { profile, region, id } = source;
        let client = self.client(profile)?;
        let (net, ssl, settings) = tokio::try_join!(
            client.describe_db_instance_net_info(region, id),
            client.describe_db_instance_ssl(region, id),
            client.describe_parameters(region, id),
        )?;
        Ok(SourceDetail {
            addresses: net.value.addresses,
            ssl: ssl.value,
            settings: settings.value,
        })
    }
}

fn eligible(place: &RegionRef, instance: &Instance) -> Result<SourceRef, Ineligibility> {
    let state = listed(instance);
    judge_source(&state, &state.version)?;
    let id = InstanceId::parse(instance.id.as_str())?;
    let RegionRef { profile, region } = place.clone();
    Ok(SourceRef { profile, region, id })
}

fn listed(instance: &Instance) -> SourceState {
    SourceState {
        id: instance.id.clone(),
        status: instance.status.clone(),
        kind: instance.instance_type.clone(),
        engine: instance.engine.clone(),
        version: instance.engine_version.clone(),
        category: instance.category.clone(),
        storage: instance.storage_type.clone(),
        kernel: String::new(),
        lock: instance.lock_mode.clone(),
        vpc: instance.vpc.clone(),
        vswitch: instance.vswitch.clone(),
    }
}

fn described(instance: &InstanceAttribute) -> SourceState {
    SourceState {
        id: instance.id.clone(),
        status: instance.status.clone(),
        kind: instance.instance_type.clone(),
        engine: instance.engine.clone(),
        version: instance.engine_version.clone(),
        category: instance.category.clone(),
        storage: instance.storage_type.clone(),
        kernel: instance.kernel_version.clone(),
        lock: instance.lock_mode.clone(),
        vpc: instance.vpc.clone(),
        vswitch: instance.vswitch.clone(),
    }
}
