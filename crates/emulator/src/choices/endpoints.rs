//! The values of the switches about endpoints, jobs and reports.

use serde::{Deserialize, Serialize};

use super::value::{Meaning, Value, words};
use crate::api_error::ApiError;

words! {
    /// The code of a write to an address of a busy cluster.
    BusyAddress {
        /// 403 `OperationDenied.DBClusterStatus`
        OperationDenied = "operation_denied",
        /// 400 `EndpointStatus.NotSupport`
        EndpointStatus = "endpoint_status",
    }

    /// The endpoint of an address when none is named.
    NoEndpoint {
        /// the default cluster endpoint
        Cluster = "cluster",
        /// none: `MissingDBEndpointId`
        Missing = "missing",
    }

    /// The port of an address when none is given with a new prefix.
    NoPort {
        /// stays
        Stays = "stays",
        /// becomes 3306
        Becomes3306 = "becomes_3306",
    }

    /// What a repeated creation of the service-linked role answers.
    RoleExists {
        /// 200; nothing changes
        Answered = "answered",
        /// 409 `EntityAlreadyExists.Role`
        AlreadyExists = "already_exists",
    }

    /// `Result` of an evaluation that has ended.
    ReportEnd {
        /// `finished`
        Finished = "finished",
        /// `success`
        Success = "success",
    }
}

impl BusyAddress {
    pub fn error(self) -> ApiError {
        match self {
            Self::OperationDenied => ApiError::cluster_status(),
            Self::EndpointStatus => ApiError::endpoint_status(),
        }
    }
}
