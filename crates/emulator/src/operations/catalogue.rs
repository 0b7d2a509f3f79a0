//! The table of all operations.

use super::operation::{AboutCaller, Operation, ToText, ToValue};
use super::product::Product;
use super::{polardb, rds, sts};
use crate::api_error::ApiError;

/// One operation.
struct Entry {
    name: &'static str,
    run: Operation,
}

const fn value(name: &'static str, run: ToValue) -> Entry {
    Entry { name, run: Operation::ToValue(run) }
}

const fn text(name: &'static str, run: ToText) -> Entry {
    Entry { name, run: Operation::ToText(run) }
}

const fn caller(name: &'static str, run: AboutCaller) -> Entry {
    Entry { name, run: Operation::AboutCaller(run) }
}

/// Finds the operation of a call.
///
/// # Errors
/// The vendor's error for an unknown version or action.
pub fn find(version: &str, action: &str) -> Result<Operation, ApiError> {
    let product = Product::of(version).ok_or_else(ApiError::invalid_version)?;
    let entry = of(product).iter().find(|entry| entry.name == action);
    entry.map(|entry| entry.run).ok_or_else(ApiError::unknown_action)
}

/// The operations of a product, by name.
fn of(product: Product) -> &'static [Entry] {
    match product {
        Product::Polardb => POLARDB,
        Product::Rds => RDS,
        Product::Sts => STS,
    }
}

const POLARDB: &[Entry] = &[
    value("AbortDBClusterMigration", polardb::abort_db_cluster_migration::run),
    value("CheckServiceLinkedRole", polardb::check_service_linked_role::run),
    value("CloseDBClusterMigration", polardb::close_db_cluster_migration::run),
    value("ContinueDBClusterMigration", polardb::continue_db_cluster_migration::run),
    value("CreateDBCluster", polardb::create_db_cluster::run),
    value("CreateDBClusterEndpoint", polardb::create_db_cluster_endpoint::run),
    value("CreateDBEndpointAddress", polardb::create_db_endpoint_address::run),
    value("CreateServiceLinkedRole", polardb::create_service_linked_role::run),
    value("DeleteDBCluster", polardb::delete_db_cluster::run),
    value("DeleteDBClusterEndpoint", polardb::delete_db_cluster_endpoint::run),
    value("DeleteDBEndpointAddress", polardb::delete_db_endpoint_address::run),
    text("DescribeDBClusterAttribute", polardb::describe_db_cluster_attribute::run),
    value(
        "DescribeDBClusterAvailableResources",
        polardb::describe_db_cluster_available_resources::run,
    ),
    value("DescribeDBClusterEndpoints", polardb::describe_db_cluster_endpoints::run),
    text("DescribeDBClusterMigration", polardb::describe_db_cluster_migration::run),
    value("DescribeDBClusterSSL", polardb::describe_db_cluster_ssl::run),
    text("DescribeDBClusters", polardb::describe_db_clusters::run),
    value("DescribeRegions", polardb::describe_regions::run),
    value("DescribeUpgradeReport", polardb::describe_upgrade_report::run),
    value(
        "GenerateUpgradeReportForSyncClone",
        polardb::generate_upgrade_report_for_sync_clone::run,
    ),
    value("ModifyDBClusterDeletion", polardb::modify_db_cluster_deletion::run),
    value("ModifyDBClusterMigration", polardb::modify_db_cluster_migration::run),
    value("ModifyDBClusterMigrationEndpoint", polardb::modify_db_cluster_migration_endpoint::run),
    value("ModifyDBClusterSSL", polardb::modify_db_cluster_ssl::run),
    value("ModifyDBEndpointAddress", polardb::modify_db_endpoint_address::run),
];

const RDS: &[Entry] = &[
    value("DescribeDBInstanceAttribute", rds::describe_db_instance_attribute::run),
    value("DescribeDBInstanceNetInfo", rds::describe_db_instance_net_info::run),
    value("DescribeDBInstanceSSL", rds::describe_db_instance_ssl::run),
    value("DescribeDBInstances", rds::describe_db_instances::run),
    value("DescribeParameters", rds::describe_parameters::run),
    value("DescribeRegions", rds::describe_regions::run),
];

const STS: &[Entry] = &[
    caller("AssumeRole", sts::assume_role::run),
    caller("GetCallerIdentity", sts::get_caller_identity::run),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions;

    #[test]
    fn the_table_has_every_known_action_and_no_other() {
        for (product, known) in [
            (Product::Polardb, actions::POLARDB),
            (Product::Rds, actions::RDS),
            (Product::Sts, actions::STS),
        ] {
            let names: Vec<_> = of(product).iter().map(|entry| entry.name).collect();
            assert_eq!(names, known, "{product:?}");
        }
    }
}
