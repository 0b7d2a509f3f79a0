//! The operations of PolarDB 2017-08-01.

pub mod abort_db_cluster_migration;
pub mod check_service_linked_role;
pub mod close_db_cluster_migration;
pub mod continue_db_cluster_migration;
pub mod create_db_cluster;
pub mod create_db_cluster_endpoint;
pub mod create_db_endpoint_address;
pub mod create_service_linked_role;
pub mod delete_db_cluster;
pub mod delete_db_cluster_endpoint;
pub mod delete_db_endpoint_address;
pub mod describe_db_cluster_attribute;
pub mod describe_db_cluster_available_resources;
pub mod describe_db_cluster_endpoints;
pub mod describe_db_cluster_migration;
pub mod describe_db_cluster_ssl;
pub mod describe_db_clusters;
pub mod describe_regions;
pub mod describe_upgrade_report;
pub mod generate_upgrade_report_for_sync_clone;
pub mod modify_db_cluster_deletion;
pub mod modify_db_cluster_migration;
pub mod modify_db_cluster_migration_endpoint;
pub mod modify_db_cluster_ssl;
pub mod modify_db_endpoint_address;
