//! Everything the create page shows of a source, read at once.

use acs_client::{Stock, StockFilters};
use migration::{ClusterId, PayType};

use super::{EvaluationView, Reads, SourceDetail, SourceView};
use crate::error::ReadError;
use crate::intent::{Intent, IntentRecord, Journalled, Outcome, SourceRef};
use crate::store::JournalError;

/// Intents of one source that are searched for created clusters.
const SEARCHED: u32 = 20;

/// A source with what the create form starts from. Only the source itself has to be readable.
#[derive(Debug)]
pub struct CreateReading {
    pub source: SourceView,
    pub detail: Result<SourceDetail, ReadError>,
    pub evaluation: Result<Option<EvaluationView>, ReadError>,
    pub has_service_linked_role: Result<bool, ReadError>,
    /// What is sold by this billing method, in every zone and for every version.
    pub stock: Result<Vec<Stock>, ReadError>,
}

impl Reads {
    pub async fn create_reading(
        &self,
        source: &SourceRef,
        task: Option<&str>,
        pay_type: PayType,
    ) -> Result<CreateReading, ReadError> {
        let filters = StockFilters { pay_type, version: None, zone: None, node_class: None };
        let place = source.region_ref();
        let (read, detail, evaluation, has_service_linked_role, stock) = tokio::join!(
            self.source(source),
            self.source_detail(source),
            self.evaluation(source, task),
            self.has_service_linked_role(&place),
            self.stock(&place, &filters),
        );
        Ok(CreateReading { source: read?, detail, evaluation, has_service_linked_role, stock })
    }

    /// Clusters that were created from a source by this server, the latest first.
    pub async fn created_from(
        &self,
        source: &SourceRef,
    ) -> Result<Vec<(ClusterId, IntentRecord)>, JournalError> {
        let realm = self.realms.now(&source.profile);
        let rows = self.intents.latest_about(&realm, source.id.as_str(), SEARCHED).await?;
        let ran = rows.into_iter().filter_map(Journalled::into_record).filter(|record| {
            matches!(record.intent, Intent::CreateCluster { .. }) && record.outcome == Outcome::Ran
        });
        Ok(ran.filter_map(|record| Some((record.made.clone()?, record))).collect())
    }
}
