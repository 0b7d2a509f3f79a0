//! Reads of the cloud, shared by everyone who needs them at the same time.

mod account;
mod cache;
mod caches;
mod cluster;
mod cluster_view;
mod create_page;
mod dts_jobs;
mod endpoints;
mod evaluation;
mod find;
mod gone;
mod list;
mod migration;
mod missing;
mod sources;
mod stock;

pub(crate) use caches::Reads;
pub use cluster::cluster_state;
pub use cluster_view::ClusterView;
pub use create_page::CreateReading;
pub use dts_jobs::KnownDtsJob;
pub use evaluation::{CheckGroup, EvaluationView};
pub(crate) use list::list_is_due;
pub use sources::{Ineligibility, SourceDetail, SourcePage, SourceRow, SourceView};
