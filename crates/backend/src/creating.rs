//! Everything the create page shows of a source, read at once.

use acs_client::{Stock, StockFilters};
use migration::{ClusterId, ClusterRef, MigrationStatus, PayType, RegionRef};

use crate::{
    Backend, EvaluationView, Intent, IntentRecord, JournalError, Outcome, ReadError, Sample,
    SourceDetail, SourceRef, SourceView,
};

/// Creations of one source that are looked through.
const REMEMBERED: u32 = 20;

/// A source with what a creation starts from. Only the source itself has to be readable.
#[derive(Debug)]
pub struct CreationReading {
    pub source: SourceView,
    pub detail: Result<SourceDetail, ReadError>,
    pub evaluation: Result<Option<EvaluationView>, ReadError>,
    pub has_service_linked_role: Result<bool, ReadError>,
    /// What is sold by this billing method, in every zone and for every version.
    pub stock: Result<Vec<Stock>, ReadError>,
}

impl Backend {
    /// The evaluation is the one of `task`, else the latest one.
    ///
    /// # Errors
    /// The source cannot be read.
    pub async fn creation_reading(
        &self,
        source: &SourceRef,
        task: Option<&str>,
        pay_type: PayType,
    ) -> Result<CreationReading, ReadError> {
        let filters = StockFilters { pay_type, version: None, zone: None, node_class: None };
        let place = source.region_ref();
        let (read, detail, evaluation, has_service_linked_role, stock) = tokio::join!(
            self.source(source),
            self.source_detail(source),
            self.evaluation(source, task),
            self.has_service_linked_role(&place),
            self.stock(&place, &filters),
        );
        Ok(CreationReading { source: read?, detail, evaluation, has_service_linked_role, stock })
    }

    /// Open migrations of a region, as they were last read here.
    ///
    /// # Errors
    /// The samples cannot be read.
    pub async fn known_migrations(
        &self,
        place: &RegionRef,
    ) -> Result<Vec<(ClusterRef, Sample)>, JournalError> {
        let mut known = Vec::new();
        for cluster in self.inner.sampling.open_in(place) {
            // One that was just seen for the first time, or begun again, may not have its sample yet.
            let newest = self.inner.samples.latest(&cluster.id, 1).await?.pop();
            known.extend(
                newest
                    .filter(|sample| sample.status != MigrationStatus::NoMigration)
                    .map(|sample| (cluster, sample)),
            );
        }
        Ok(known)
    }

    /// Clusters that were created from a source by this server, the latest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn created_from(
        &self,
        source: &SourceRef,
    ) -> Result<Vec<(ClusterId, IntentRecord)>, JournalError> {
        let records = self.inner.journal.latest_about(source.id.as_str(), REMEMBERED).await?;
        let ran = records.into_iter().filter(|record| {
            matches!(record.intent, Intent::CreateCluster { .. }) && record.outcome == Outcome::Ran
        });
        Ok(ran.filter_map(|record| Some((record.made.clone()?, record))).collect())
    }
}
