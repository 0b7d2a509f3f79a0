//! Errors of clusters and their endpoints (vendor/rds-migration 4.4 to 4.8 and 8.3).

use super::api_error::ApiError;

impl ApiError {
    /// A description with a word that orders no known fault. The cloud has no such words, so the sentence is ours.
    pub fn fault_word(sentence: String) -> Self {
        Self::new(400, "InvalidDBClusterDescription.Malformed", sentence)
    }

    /// Some operations answer 404 to an id that is not valid; the others 400.
    pub fn malformed_cluster_id() -> Self {
        let message = "The specified parameter DBClusterId is not valid.";
        Self::new(404, "InvalidDBClusterId.Malformed", message)
    }

    /// A cluster that is not `Running`, for writes to addresses and SSL.
    pub fn cluster_status() -> Self {
        let message = "The operation is not permitted due to Cluster status.";
        Self::new(403, "OperationDenied.DBClusterStatus", message)
    }

    pub fn endpoint_status() -> Self {
        let message = "Current endpoint status does not support this operation.";
        Self::new(400, "EndpointStatus.NotSupport", message)
    }

    pub fn cluster_endpoint_status() -> Self {
        let message = "Cluster endpoint status is not valid.";
        Self::new(400, "ClusterEndpoint.StatusNotValid", message)
    }

    pub fn net_type_exists() -> Self {
        Self::new(400, "NetTypeExists", "Specified net type already existed.")
    }

    pub fn missing_for_nlb() -> Self {
        let message = "When NetType is set to NlbVpc, the VPCId, SecurityGroupId and ZoneInfo parameters are required.";
        Self::new(400, "MissParameter.NetType", message)
    }

    pub fn prefix_taken() -> Self {
        let message = "The specified connection string prefix is already used.";
        Self::new(400, "InvalidConnectionStringPrefix.Duplicate", message)
    }

    pub fn name_taken(name: &str) -> Self {
        let message = format!("ParamsError.DnsConflict(Dns is already used, ConnAddrCust:{name}).");
        Self::new(400, "DnsConflict", message)
    }

    pub fn unknown_connection_string() -> Self {
        let message = "The specified connection string does not exist.";
        Self::new(400, "InvalidCurrentConnectionString.NotFound", message)
    }

    pub fn last_address() -> Self {
        Self::new(400, "AtLeastOneNetTypeExists", "An endpoint keeps at least one net type.")
    }

    pub fn too_many_endpoints() -> Self {
        Self::new(400, "EndpointNum.Error", "Endpoint number error.")
    }

    pub fn instance_type() -> Self {
        let message = "The operation is not permitted due to instance type.";
        Self::new(403, "OperationDenied.InstanceType", message)
    }

    pub fn endpoint_config() -> Self {
        Self::new(404, "EndpointConfig.Invalid", "Endpoint config is invalid.")
    }

    pub fn endpoint_config_conflict() -> Self {
        let message = "Endpoint config is invalid, CausalConsistRead should be session since node SCC mode enabled.";
        Self::new(404, "EndpointConfig.Conflict", message)
    }

    /// Anything that a migration forbids while it lasts.
    pub fn disabled_by_migration() -> Self {
        let message = "Specified action is disabled while custins is in engine migration.";
        Self::new(400, "EngineMigration.ActionDisabled", message)
    }

    /// A zone that does not belong to the region.
    pub fn zone() -> Self {
        let message =
            "The specified regionId does not match the zoneId or the zoneId does not exist.";
        Self::new(400, "Location.FailedGetSubDomain", message)
    }

    /// A setting of CreateDBCluster whose error has a sentence of its own.
    pub fn invalid_setting(name: &str) -> Self {
        let message = format!("The specified {name} is invalid.");
        Self::new(400, format!("Invalid{name}.Malformed"), message)
    }

    pub fn role_exists() -> Self {
        Self::new(409, "EntityAlreadyExists.Role", "The role already exists.")
    }

    pub fn missing_gdn() -> Self {
        Self::new(400, "MissParameter.GDNId", "The GDNId parameter is required.")
    }

    pub fn unknown_resource_group() -> Self {
        Self::new(400, "EntityNotExist.ResourceGroup", "The resource group does not exist..")
    }

    pub fn deletion_lock() -> Self {
        let message = "The operation is not permitted due to the deletion lock of cluster.";
        Self::new(403, "OperationDenied.DBClusterDeletionLock", message)
    }

    pub fn being_deleted() -> Self {
        let message = "Specified action is denied by operate status.";
        Self::new(403, "OperationDenied.OperateStatus", message)
    }

    pub fn not_running() -> Self {
        let message = "The PolarDB cluster is not allowed to release when it is not running.";
        Self::new(403, "OperationDenied.ClusterStatus", message)
    }

    pub fn pay_type() -> Self {
        let message = "The operation is not permitted due to the pay type of cluster.";
        Self::new(403, "OperationDenied.DBClusterPayType", message)
    }
}
