//! Errors of migrations and their resources (vendor/rds-migration 2, 4 and 8.3).

use super::api_error::ApiError;

const UNKNOWN_CLUSTER: &str = "The DBClusterId provided does not exist in our records.";

impl ApiError {
    /// An unknown cluster, for the migration operations.
    pub fn unknown_cluster_id() -> Self {
        Self::new(404, "InvalidDBClusterId.NotFound", UNKNOWN_CLUSTER)
    }

    /// An unknown cluster, for DescribeDBClusterAttribute.
    pub fn unknown_cluster() -> Self {
        Self::new(404, "InvalidDBCluster.NotFound", UNKNOWN_CLUSTER)
    }

    /// ModifyDBClusterMigration speaks of an instance where the others speak of a cluster (vendor/rds-migration 11).
    pub fn unknown_cluster_or_instance() -> Self {
        let message = "The DBInstanceId provided does not exist in our records.";
        Self::new(404, "InvalidDBClusterId.NotFound", message)
    }

    pub fn unknown_region() -> Self {
        let message = "The RegionId provided does not exist in our records.";
        Self::new(404, "InvalidRegionId.NotFound", message)
    }

    pub fn unknown_instance() -> Self {
        let message = "The DBInstanceId provided does not exist in records.";
        Self::new(400, "InvalidDBInstanceId.NotFound", message)
    }

    /// A cluster of another engine, for everything about migrations.
    pub fn db_type() -> Self {
        let message = "The specified DBType does not support this operation.";
        Self::new(400, "InvalidDBType.NotSupport", message)
    }

    pub fn migration_status() -> Self {
        let message = "Specified engine migration status does not support.";
        Self::new(400, "EngineMigrationStatus.NotSurpport", message)
    }

    pub fn no_migration() -> Self {
        let message = "Specified engine migration does not exist.";
        Self::new(400, "EngineMigration.NotExist", message)
    }

    pub fn connection_string() -> Self {
        let message = "The specified parameter ConnectionString is not valid.";
        Self::new(400, "InvalidConnectionString.Malformed", message)
    }

    pub fn busy_source() -> Self {
        let message = "CurrentDB Cluster state does not support this operation.";
        Self::new(403, "IncorrectDBClusterState", message)
    }

    pub fn engine_version() -> Self {
        let message = "The specified engine version does not support this operation.";
        Self::new(400, "EngineVersionNotSupported", message)
    }

    pub fn engine() -> Self {
        let message = "The specified engine does not support this operation.";
        Self::new(400, "EngineNotSupported", message)
    }

    pub fn idempotent_mismatch() -> Self {
        let message =
            "The request uses the same client token as a previous, but non-identical request.";
        Self::new(400, "IdempotentParameterMismatch", message)
    }
}
