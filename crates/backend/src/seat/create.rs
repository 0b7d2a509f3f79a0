//! Creating a cluster from a source RDS instance.

use acs_client::{Stock, StockFilters};
use migration::{ClusterId, ClusterRef, PayType, RegionRef};

use super::Seat;
use crate::error::ReadError;
use crate::intent::{IntentRecord, SourceRef};
use crate::operations::SourceQuery;
use crate::reads::{CreateReading, EvaluationView, SourceDetail, SourcePage, SourceView};
use crate::store::{Asked, JournalError, Sample};

/// No evaluation was begun, or its task is not known.
#[derive(Debug, thiserror::Error)]
pub enum EvaluateError {
    #[error("nothing was sent, because the journal cannot be written")]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl Seat {
    /// One page of a region's RDS instances. Each that cannot be migrated has the reason.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn sources(&self, query: &SourceQuery) -> Result<SourcePage, ReadError> {
        self.parts().reads.sources(query).await
    }

    /// A source as it is now.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn source(&self, source: &SourceRef) -> Result<SourceView, ReadError> {
        self.parts().reads.source(source).await
    }

    /// Addresses, SSL and settings of a source.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn source_detail(&self, source: &SourceRef) -> Result<SourceDetail, ReadError> {
        self.parts().reads.source_detail(source).await
    }

    /// Node classes that are sold, a minute old at most.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn stock(
        &self,
        place: &RegionRef,
        filters: &StockFilters,
    ) -> Result<Vec<Stock>, ReadError> {
        self.parts().reads.stock(place, filters).await
    }

    /// Whether the account has the role that a migration needs.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn has_service_linked_role(&self, place: &RegionRef) -> Result<bool, ReadError> {
        self.parts().reads.has_service_linked_role(place).await
    }

    /// Begins an evaluation of a source for a target version (`5.6`, `5.7`, `8.0`) and category (`Normal`, `SENormal`), and
    /// gives the ID of its task. It changes neither source nor clusters, so no intent is journalled, but who asks is; it is
    /// sent once.
    ///
    /// # Errors
    /// See [`EvaluateError`].
    pub async fn evaluate(
        &self,
        source: &SourceRef,
        version: &str,
        category: &str,
    ) -> Result<String, EvaluateError> {
        let asked = Asked { what: "evaluation".to_owned(), about: source.id.to_string() };
        self.parts().database.records().asked(self.caller(), asked).await?;
        Ok(self.parts().reads.evaluate(source, version, category).await?)
    }

    /// An evaluation of a source: the one of a task, else the latest one that is still there.
    ///
    /// # Errors
    /// The upstream gave no usable answer.
    pub async fn evaluation(
        &self,
        source: &SourceRef,
        task: Option<&str>,
    ) -> Result<Option<EvaluationView>, ReadError> {
        self.parts().reads.evaluation(source, task).await
    }

    /// Everything the create page shows of a source. The evaluation is the one of `task`, else the latest one.
    ///
    /// # Errors
    /// The source cannot be read.
    pub async fn create_reading(
        &self,
        source: &SourceRef,
        task: Option<&str>,
        pay_type: PayType,
    ) -> Result<CreateReading, ReadError> {
        self.parts().reads.create_reading(source, task, pay_type).await
    }

    /// Open migrations of a region, as they were last read here.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn known_migrations(
        &self,
        place: &RegionRef,
    ) -> Result<Vec<(ClusterRef, Sample)>, JournalError> {
        self.parts().observed.known_migrations(&self.realm(&place.profile), place).await
    }

    /// Clusters that were created from a source by this server, the latest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub async fn created_from(
        &self,
        source: &SourceRef,
    ) -> Result<Vec<(ClusterId, IntentRecord)>, JournalError> {
        self.parts().reads.created_from(source).await
    }
}
