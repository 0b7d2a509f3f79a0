//! The RDS instances a migration could come from, and what is sold for the cluster it would go to.

use std::time::Duration;

use acs_client::{
    Client, Instance, InstanceAttribute, InstanceFilters, InstancePage, InstanceSsl, NetAddress,
    Parameter, Read, Stock, StockFilters,
};
use migration::{CopyMethod, InstanceId, RegionRef, SourceRefusal, SourceState, judge_source};

use crate::{Backend, PAGE_ROWS, ReadError, SourceRef};

/// What is sold changes slowly.
const STOCK_AGE: Duration = Duration::from_secs(60);

const ROWS: u32 = PAGE_ROWS as u32;

/// What the list of sources shows; all of it comes from the URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceQuery {
    pub place: RegionRef,
    /// Part of an id or description.
    pub text: String,
    /// From 1.
    pub page: u32,
}

/// One instance of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    pub instance: Instance,
    /// Whether it can be migrated to its own version, as far as the list tells.
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

/// What else a person wants to know about a source.
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

impl Backend {
    /// One page of a region's RDS instances, those that cannot be migrated with the reason.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
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
            pages: page.total.div_ceil(ROWS).max(1),
        })
    }

    /// A source as it is now.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn source(&self, source: &SourceRef) -> Result<SourceView, ReadError> {
        let client = self.client(&source.profile)?;
        let answer = client.describe_db_instance_attribute(&source.region, &source.id).await?;
        let attribute = answer.value;
        Ok(SourceView { state: described(&attribute), attribute })
    }

    /// Names, SSL and settings of a source.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
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

    /// Node classes that are sold. A minute old at most.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn stock(
        &self,
        place: &RegionRef,
        filters: &StockFilters,
    ) -> Result<Vec<Stock>, ReadError> {
        let client = self.client(&place.profile)?;
        let key = (place.clone(), filters.clone());
        let fetch = async || {
            let region = &place.region;
            Ok(client.describe_db_cluster_available_resources(region, filters).await?.value)
        };
        let fast_poll = self.inner.config.fast_poll;
        let age = |read: &Result<_, _>| if read.is_ok() { STOCK_AGE } else { fast_poll };
        Ok(self.inner.stocks.get(&key, age, fetch).await?.value)
    }
}

fn eligible(place: &RegionRef, instance: &Instance) -> Result<SourceRef, Ineligibility> {
    let state = listed(instance);
    judge_source(&state, &state.version)?;
    let id = InstanceId::parse(instance.id.as_str())?;
    let RegionRef { profile, region } = place.clone();
    Ok(SourceRef { profile, region, id })
}

pub(crate) fn sources_read(client: &Client, query: &SourceQuery) -> Read<InstancePage> {
    let text = Some(query.text.trim().to_owned()).filter(|text| !text.is_empty());
    let filters = InstanceFilters {
        search: text,
        page_number: Some(query.page.max(1)),
        page_size: Some(ROWS),
        ..InstanceFilters::default()
    };
    client.describe_db_instances(&query.place.region, &filters)
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
