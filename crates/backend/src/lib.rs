//! What a person at the console may do: read clusters and migrations, and change a migration with an
//! intent-checked write. The only caller of `acs-client`'s operations.

mod cached;
mod check;
mod cluster_view;
mod clusters;
mod creating;
mod endings;
mod error;
mod evaluation;
mod fleet;
mod following;
mod histories;
mod history;
mod in_flight;
mod intent;
mod journal;
mod lab;
mod preflight;
mod probe;
mod profiles;
mod reading;
mod record;
mod samples;
mod sampling;
mod search;
mod send;
mod settling;
mod shown;
mod sources;
mod subject_state;
mod way_back;
mod write;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use migration::{ClusterId, ClusterRef, Migration, ProfileName, RegionId, RegionRef};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub use acs_client::{
    Call, Evaluation, Instance, InstanceAttribute, InstanceSsl, NetAddress, Parameter, Product,
    ReportCheck, Stock, StockFilters,
};
pub use cached::Reading;
pub use cluster_view::{ClusterView, EndpointView, KnownDtsJob};
pub use clusters::{
    ClusterPage, ClusterQuery, ClusterRow, Column, ListedCluster, Needs, PAGE_ROWS, Sort,
};
pub use creating::CreationReading;
pub use endings::{Acknowledged, Ended};
pub use error::{ReadError, Trouble};
pub use evaluation::{CheckGroup, EvaluationView};
pub use following::{Follower, Look};
pub use history::{CurvePoint, History, StatusSince};
pub use intent::{
    Intent, IntentId, IntentKind, InvalidIntentId, Order, Parameters, Post, SourceRef,
    UnknownIntent,
};
pub use journal::JournalError;
pub use lab::{
    CALL_ROWS, CallQuery, Emulated, EmulatedCluster, EmulatedTime, FaultKind, FieldType, Lab,
    LabDone, LabError, LabFault, LabField, LabFields, LabForm, LabOutcome, LabView, LoggedCall,
    MigrationOrder, OfferedField, OfferedKind, Preset, RESET_WORD, shown_fields,
};
pub use migration::WayBack;
pub use probe::probe;
pub use profiles::{Profile, Profiles};
pub use reading::ClusterAttributes;
pub use record::{IntentRecord, Outcome, Reason};
pub use samples::Sample;
pub use settling::DecideError;
pub use shown::{PageRead, ShownCall};
pub use sources::{Ineligibility, SourceDetail, SourcePage, SourceQuery, SourceRow, SourceView};
pub use subject_state::SubjectState;
pub use write::SubmitError;

use cached::Cached;
use endings::Endings;
use fleet::Fleets;
use following::Following;
use histories::Histories;
use in_flight::InFlight;
use journal::Journal;
use samples::Samples;
use sampling::Sampling;

/// What a backend is made of.
#[derive(Debug)]
pub struct Config {
    pub profiles: Profiles,
    /// The journal's file.
    pub database: PathBuf,
    /// Who the journal names.
    pub actor: String,
    /// How old a shared reading may be while something changes.
    pub fast_poll: Duration,
    /// How old a shared reading may be otherwise.
    pub slow_poll: Duration,
    /// How old a reading of an open migration may become while nobody looks.
    pub background_poll: Duration,
    /// How many migrations a second are read for the list of clusters, at most.
    pub gather_rate: u32,
    /// How long samples of migrations are kept.
    pub sample_retention: Duration,
    /// How long one call may take; an unanswered write is settled no sooner than this and two minutes.
    pub call_timeout: Duration,
}

/// The backend could not start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{path}: {source}", path = .path.display())]
    Journal { path: PathBuf, source: JournalError },
    #[error(transparent)]
    Lab(#[from] acs_client::ConfigError),
}

/// A handle; clones share everything.
#[derive(Debug, Clone)]
pub struct Backend {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    config: Config,
    journal: Journal,
    samples: Samples,
    endings: Endings,
    sampling: Sampling,
    histories: Histories,
    following: Following,
    migrations: Cached<ClusterRef, Migration>,
    attributes: Cached<ClusterRef, ClusterAttributes>,
    views: Cached<ClusterRef, ClusterView>,
    stocks: Cached<(RegionRef, StockFilters), Vec<Stock>>,
    lists: Cached<RegionRef, Arc<Vec<ListedCluster>>>,
    fleets: Fleets,
    regions: Cached<ProfileName, Vec<RegionId>>,
    /// Searches through every region that may go on at once.
    searches: Semaphore,
    /// Where the upstream can be an emulator.
    lab: Option<lab::Lab>,
    in_flight: Arc<InFlight>,
    /// Writes in flight: waited for at shutdown.
    tasks: TaskTracker,
    /// Readers of open intents and of migrations somebody follows: ended at shutdown, taken up at the next start.
    settlers: TaskTracker,
    stop: CancellationToken,
}

impl Backend {
    /// Opens the journal and takes up every intent that is still open.
    ///
    /// # Errors
    /// The journal cannot be opened or read.
    pub async fn open(config: Config) -> Result<Self, OpenError> {
        let path = config.database.clone();
        let failed = |source| OpenError::Journal { path: path.clone(), source };
        let lab = lab::Lab::of(config.profiles.upstream())?;
        let following = Following::default();
        let journal = Journal::open(&path, following.clone()).await.map_err(failed)?;
        let (samples, endings) = (journal.samples(), journal.endings());
        let mut newest = samples.newest().await.map_err(failed)?;
        newest.retain(|(cluster, _)| config.profiles.has(&cluster.profile));
        let (sampling, queue) = Sampling::new(newest);
        let inner = Inner {
            config,
            journal,
            samples,
            endings,
            sampling,
            histories: Histories::default(),
            following,
            migrations: Cached::new(),
            attributes: Cached::new(),
            views: Cached::new(),
            stocks: Cached::new(),
            lists: Cached::new(),
            fleets: Fleets::default(),
            regions: Cached::new(),
            searches: Semaphore::new(search::AT_ONCE),
            lab,
            in_flight: Arc::default(),
            tasks: TaskTracker::new(),
            settlers: TaskTracker::new(),
            stop: CancellationToken::new(),
        };
        let backend = Self { inner: Arc::new(inner) };
        backend.recover().await.map_err(failed)?;
        backend.begin_sampling(queue);
        // The first page knows whether there is a lab.
        backend.lab().await;
        Ok(backend)
    }

    /// Forgets every shared reading, after somebody has altered what there is or moved its time.
    fn forget_readings(&self) {
        let inner = &self.inner;
        inner.migrations.forget();
        inner.attributes.forget();
        inner.views.forget();
        inner.stocks.forget();
        inner.lists.forget();
        inner.fleets.forget();
        inner.regions.forget();
    }

    /// Waits for writes in flight and stops reading.
    pub async fn shutdown(&self) {
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
        self.inner.stop.cancel();
        self.inner.settlers.close();
        self.inner.settlers.wait().await;
        self.inner.journal.close().await;
    }

    /// Whether a write could be recorded now.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub async fn ready(&self) -> Result<(), JournalError> {
        self.inner.journal.check_writable().await
    }

    pub async fn intent(&self, id: &IntentId) -> Result<Option<IntentRecord>, JournalError> {
        self.inner.journal.get(id).await
    }

    /// The latest intents about a cluster and the one that made it, newest first.
    pub async fn activity(
        &self,
        cluster: &ClusterId,
        limit: u32,
    ) -> Result<Vec<IntentRecord>, JournalError> {
        self.inner.journal.latest(cluster, limit).await
    }

    /// The latest Switch or Roll Back sent from here that ran.
    pub async fn last_move(
        &self,
        cluster: &ClusterId,
    ) -> Result<Option<IntentRecord>, JournalError> {
        self.inner.journal.last_move(cluster).await
    }

    /// The latest intent that was sent from here, whatever became of it.
    pub async fn last_sent(
        &self,
        cluster: &ClusterId,
    ) -> Result<Option<IntentRecord>, JournalError> {
        self.inner.journal.last_sent(cluster).await
    }

    /// The intent that keeps the cluster from accepting another.
    pub async fn open_intent(
        &self,
        cluster: &ClusterId,
    ) -> Result<Option<IntentRecord>, JournalError> {
        self.inner.journal.open_intent(cluster).await
    }
}
