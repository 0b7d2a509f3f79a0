//! What a person at the console may do: read clusters and migrations, and change a migration with an intent-checked write.
//! The only caller of `acs-client`'s operations.
//!
//! A folder knows only folders further down this list:
//!
//! - `backend`: the handle, which the server holds, and the journal of a server that is stopped
//! - `seat`: what a caller may read and write, which the pages hold
//! - `lab`: the emulator's control plane
//! - `clusters`: the list of a region's clusters
//! - `pollers`: what is read again and again in the background
//! - `writes`: intent-checked writes
//! - `reads`: shared reads of the cloud
//! - `observed`: what readings have shown; samples, histories, followers
//! - `operations`: which call carries out an intent or makes a page
//! - `store`: the journal's database, and all SQL
//! - `realms`: which world each profile reaches
//! - `intent`: what a form posts, and its record
//! - `config`, `clock`, `background`, `profiles`, `caller`, `error`, `database_url`

mod backend;
mod background;
mod caller;
mod clock;
mod clusters;
mod config;
mod database_url;
mod error;
mod intent;
mod lab;
mod observed;
mod operations;
mod pollers;
mod profiles;
mod reads;
mod realms;
mod seat;
mod store;
mod writes;

pub use acs_client::{
    AccessDenied, Call, Cluster, ClusterSummary, Evaluation, Instance, Parameter, Product,
    ReportCheck, Stock, StockFilters,
};
pub use backend::{Backend, CloseError, NotReady, OpenError, StoppedJournal};
pub use background::{Standing, Task, TaskReport};
pub use caller::Caller;
pub use clock::{Clock, ClockHand, Moment};
pub use clusters::{ClusterPage, ClusterQuery, ClusterRow, Column, Needs, Sort};
pub use config::Config;
pub use database_url::DatabaseUrl;
pub use error::{ReadError, Trouble};
pub use intent::{
    Arrived, Intent, IntentId, IntentKind, IntentRecord, InvalidIntentId, Journalled, Outcome,
    Parameters, Post, Proof, RawIntent, Reason, SourceRef, SubjectState,
};
pub use lab::{
    CALL_ROWS, CallQuery, Emulated, EmulatedCluster, EmulatedTime, FaultKind, FieldType, Lab,
    LabDone, LabError, LabFault, LabField, LabFields, LabForm, LabOutcome, LabView, LoggedCall,
    MigrationOrder, OfferedField, OfferedKind, Preset, RESET_WORD, shown_fields,
};
pub use migration::WayBack;
pub use observed::{CurvePoint, Follower, History, MigrationReading, Reading};
pub use operations::{PageRead, SourceQuery, UnsignedCall};
pub use profiles::{Profile, Profiles, probe};
pub use reads::{
    CheckGroup, CreateReading, EvaluationView, Ineligibility, KnownDtsJob, SourceDetail,
    SourcePage, SourceRow, SourceView, cluster_state,
};
pub use seat::{EvaluateError, Seat};
pub use store::{
    Acknowledged, AlarmKind, BothWriteAlarm, IntentAlarm, JournalError, JournalFault, Sample,
    Verified, verify_journal,
};
pub use writes::{DecideError, Names, SubmitError, Verdict};
