//! The operations of PolarDB that the console calls, one file each (vendor/rds-migration 2 and 4).

mod abort_db_cluster_migration;
mod check_service_linked_role;
mod close_db_cluster_migration;
mod continue_db_cluster_migration;
mod create_db_cluster;
mod create_db_cluster_endpoint;
mod create_db_endpoint_address;
mod create_service_linked_role;
mod delete_db_cluster;
mod describe_db_cluster_attribute;
mod describe_db_cluster_available_resources;
mod describe_db_cluster_endpoints;
mod describe_db_cluster_migration;
mod describe_db_cluster_ssl;
mod describe_db_clusters;
mod describe_regions;
mod describe_upgrade_report;
mod generate_upgrade_report_for_sync_clone;
mod modify_db_cluster_migration;
mod modify_db_cluster_migration_endpoint;
mod modify_db_cluster_ssl;
mod modify_db_endpoint_address;

pub use create_db_cluster::Created;
pub use create_db_cluster_endpoint::NewEndpoint;
pub use describe_db_cluster_attribute::{Cluster, Node};
pub use describe_db_cluster_available_resources::{Stock, StockFilters};
pub use describe_db_cluster_endpoints::ClusterEndpoint;
pub use describe_db_cluster_ssl::{ClusterSsl, EndpointSsl};
pub use describe_db_clusters::{ClusterFilters, ClusterPage, ClusterSummary, Tag};
pub use describe_regions::Region;
pub use describe_upgrade_report::{Details, Evaluation, ReportCheck, ReportFilters, UpgradeReport};
pub use generate_upgrade_report_for_sync_clone::EvaluationOrder;
pub use modify_db_cluster_migration::ModifyMigration;
pub use modify_db_endpoint_address::ModifyAddress;
