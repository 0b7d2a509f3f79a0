//! Errors as the cloud answers them. Codes and texts are the vendor's, misspellings included (vendor/rds-migration 2 and 8).

mod clusters;

use crate::accounts::TokenFault;

/// One error answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    /// HTTP status, 400 to 599.
    pub status: u16,
    pub code: String,
    pub message: String,
    /// Value of the header `x-acs-retry-after`, in milliseconds.
    pub retry_after_ms: Option<u64>,
}

const UNKNOWN_CLUSTER: &str = "The DBClusterId provided does not exist in our records.";

impl ApiError {
    pub fn new(status: u16, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { status, code: code.into(), message: message.into(), retry_after_ms: None }
    }

    // Gateway (vendor/rds-migration 8.1)

    pub fn missing(name: &str) -> Self {
        Self::new(400, format!("Missing{name}"), format!("{name} is mandatory for this action."))
    }

    pub fn invalid(name: &str) -> Self {
        Self::new(
            400,
            format!("Invalid{name}"),
            format!("Specified parameter {name} is not valid."),
        )
    }

    pub fn malformed(name: &str) -> Self {
        let message = format!("The specified parameter {name} is not valid.");
        Self::new(400, format!("Invalid{name}.Malformed"), message)
    }

    pub fn unknown_action() -> Self {
        let message = "Specified api is not found, please check your url and method.";
        Self::new(404, "InvalidAction.NotFound", message)
    }

    pub fn invalid_version() -> Self {
        Self::new(400, "InvalidVersion", "Specified parameter Version is not valid.")
    }

    pub fn invalid_format() -> Self {
        Self::new(400, "InvalidParameter.Format", "Specified parameter format is not valid.")
    }

    pub fn unsupported_method() -> Self {
        Self::new(403, "UnsupportedHTTPMethod", "This http method not supported.")
    }

    pub fn unreadable(what: &str) -> Self {
        Self::new(400, "InvalidParameter", format!("The request cannot be read: {what}."))
    }

    pub fn too_large() -> Self {
        Self::new(413, "RequestEntityTooLarge", "The request body is too large.")
    }

    pub fn too_slow() -> Self {
        Self::new(408, "RequestTimeout", "The request body did not arrive in time.")
    }

    pub fn unknown_access_key() -> Self {
        Self::new(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.")
    }

    pub fn inactive_access_key() -> Self {
        Self::new(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.")
    }

    pub fn incomplete_signature() -> Self {
        let message = "The request signature does not conform to Aliyun standards.";
        Self::new(400, "IncompleteSignature", message)
    }

    pub fn invalid_signature_method() -> Self {
        Self::new(400, "InvalidSignatureMethod", "Specified signature method is not valid.")
    }

    pub fn signature_does_not_match(message: String) -> Self {
        Self::new(400, "SignatureDoesNotMatch", message)
    }

    pub fn security_token(fault: TokenFault) -> Self {
        let (word, message) = match fault {
            TokenFault::Malformed => ("Malformed", "Specified SecurityToken is malformed."),
            TokenFault::OtherKey => {
                ("MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.")
            }
            TokenFault::Expired => ("Expired", "Specified SecurityToken is expired."),
        };
        Self::new(400, format!("InvalidSecurityToken.{word}"), message)
    }

    pub fn nonce_used() -> Self {
        let message = "Specified signature nonce was used already.";
        Self::new(400, "SignatureNonceUsed", message)
    }

    pub fn missing_timestamp() -> Self {
        let message = "The input parameter \"Timestamp\" that is mandatory for processing this request is not supplied.";
        Self::new(400, "IllegalTimestamp", message)
    }

    pub fn timestamp_format() -> Self {
        let message = "Specified time stamp or date value is not well formatted.";
        Self::new(400, "InvalidTimeStamp.Format", message)
    }

    pub fn timestamp_expired() -> Self {
        let message = "Specified time stamp or date value is expired.";
        Self::new(400, "InvalidTimeStamp.Expired", message)
    }

    pub fn throttled(retry_after_ms: Option<u64>) -> Self {
        let message = "Request was denied due to user flow control.";
        Self { retry_after_ms, ..Self::new(400, "Throttling.User", message) }
    }

    pub fn internal() -> Self {
        let message =
            "The request processing has failed due to some unknown error, exception or failure.";
        Self::new(500, "InternalError", message)
    }

    // Products (vendor/rds-migration 2, 4 and 8.3)

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
