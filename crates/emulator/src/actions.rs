//! The names of all operations, for what depends on a name alone and not on the operation.

pub const POLARDB: &[&str] = &[
    "AbortDBClusterMigration",
    "CheckServiceLinkedRole",
    "CloseDBClusterMigration",
    "ContinueDBClusterMigration",
    "CreateDBCluster",
    "CreateDBClusterEndpoint",
    "CreateDBEndpointAddress",
    "CreateServiceLinkedRole",
    "DeleteDBCluster",
    "DeleteDBClusterEndpoint",
    "DeleteDBEndpointAddress",
    "DescribeDBClusterAttribute",
    "DescribeDBClusterAvailableResources",
    "DescribeDBClusterEndpoints",
    "DescribeDBClusterMigration",
    "DescribeDBClusterSSL",
    "DescribeDBClusters",
    "DescribeRegions",
    "DescribeUpgradeReport",
    "GenerateUpgradeReportForSyncClone",
    "ModifyDBClusterDeletion",
    "ModifyDBClusterMigration",
    "ModifyDBClusterMigrationEndpoint",
    "ModifyDBClusterSSL",
    "ModifyDBEndpointAddress",
];
pub const RDS: &[&str] = &[
    "DescribeDBInstanceAttribute",
    "DescribeDBInstanceNetInfo",
    "DescribeDBInstanceSSL",
    "DescribeDBInstances",
    "DescribeParameters",
    "DescribeRegions",
];
pub const STS: &[&str] = &["AssumeRole", "GetCallerIdentity"];

/// Whether any product has this operation.
pub fn is_known(action: &str) -> bool {
    [POLARDB, RDS, STS].into_iter().flatten().any(|known| *known == action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order_and_each_is_there_once() {
        for names in [POLARDB, RDS, STS] {
            assert!(names.is_sorted_by(|a, b| a < b), "{names:?}");
        }
    }
}
