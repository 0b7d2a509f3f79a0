//! Typed calls to PolarDB (`2017-08-01`) and RDS (`2014-08-15`), to the cloud or to one explicit
//! endpoint such as the emulator.
//!
//! Reads are repeated when that is sensible; a write is sent exactly once, on a connection of its
//! own. Every answer carries the RequestId and the upstream's time; every error says what the
//! caller can do about it.

mod answer;
mod call;
mod classify;
mod client;
mod config;
pub mod credentials;
pub mod emulator_control;
mod endpoint;
mod error;
mod operation;
mod polardb;
mod rds;
mod retry;
mod sign;
mod transport;
mod wire;

pub use answer::Answer;
pub use call::{Call, Product};
pub use client::Client;
pub use config::{ClientConfig, ConfigError, SignatureScheme};
pub use credentials::{Credentials, CredentialsError};
pub use endpoint::{EndpointUrl, Upstream, polardb_host, rds_host};
pub use error::{ClientError, CredentialFault, ErrorReply};
pub use operation::{Read, Write};
pub use polardb::{
    Cluster, ClusterEndpoint, ClusterFilters, ClusterPage, ClusterSsl, ClusterSummary, Created,
    Details, EndpointSsl, Evaluation, EvaluationOrder, ModifyAddress, ModifyMigration, NewEndpoint,
    Node, Region, ReportCheck, ReportFilters, Stock, StockFilters, Tag, UpgradeReport, Zone,
};
pub use rds::{
    Instance, InstanceAttribute, InstanceFilters, InstanceNet, InstancePage, InstanceSsl,
    NetAddress, Parameter,
};
pub use retry::RetryPolicy;
