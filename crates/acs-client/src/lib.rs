//! Typed calls to PolarDB (`2017-08-01`) and RDS (`2014-08-15`), to the cloud or to one explicit endpoint such as the
//! emulator.
//!
//! A read is repeated if that may help; a write is sent exactly once, on a connection of its own. Every answer has the
//! RequestId and the upstream's time, and the kind of an error says what the caller can do about it.

mod access_denied;
mod address_wire;
mod answer;
mod call;
mod classify;
mod client;
mod config;
pub mod credentials;
pub mod emulator_control;
mod endpoint_url;
mod error;
mod operation;
mod polardb;
mod proxy;
mod rds;
mod retry;
mod sign;
mod transport;
mod upstream;
mod wire;

pub use access_denied::AccessDenied;
pub use answer::Answer;
pub use call::{Call, Product};
pub use client::Client;
pub use config::{ClientConfig, SignatureScheme};
pub use credentials::{Credentials, CredentialsError};
pub use endpoint_url::EndpointUrl;
pub use error::{ClientError, ConfigError, CredentialFault, ErrorReply};
pub use operation::{Read, Write};
pub use polardb::{
    Cluster, ClusterEndpoint, ClusterFilters, ClusterPage, ClusterSsl, ClusterSummary, Created,
    Details, EndpointSsl, Evaluation, EvaluationOrder, ModifyAddress, ModifyMigration, NewEndpoint,
    Node, Region, ReportCheck, ReportFilters, Stock, StockFilters, Tag, UpgradeReport,
};
pub use rds::{
    Instance, InstanceAttribute, InstanceFilters, InstanceNet, InstancePage, InstanceSsl,
    NetAddress, Parameter,
};
pub use retry::RetryPolicy;
pub use upstream::{Upstream, polardb_host};
