//! The kinds of changes.

/// A change without its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    CreateEndpointAddress,
    ChangePort,
    CreateClusterEndpoint,
    EnableSsl,
    DisableSsl,
    RepointDtsJobs,
    ReleaseCluster,
}

impl ChangeKind {
    pub const ALL: [Self; 7] = [
        Self::CreateEndpointAddress,
        Self::ChangePort,
        Self::CreateClusterEndpoint,
        Self::EnableSsl,
        Self::DisableSsl,
        Self::RepointDtsJobs,
        Self::ReleaseCluster,
    ];

    /// The word in URLs, forms and the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CreateEndpointAddress => "create-endpoint-address",
            Self::ChangePort => "change-port",
            Self::CreateClusterEndpoint => "create-cluster-endpoint",
            Self::EnableSsl => "enable-ssl",
            Self::DisableSsl => "disable-ssl",
            Self::RepointDtsJobs => "re-point-dts-jobs",
            Self::ReleaseCluster => "release-cluster",
        }
    }

    /// The operation that carries it out (vendor/rds-migration 2.7 and 4.3 to 4.8).
    pub fn operation(self) -> &'static str {
        match self {
            Self::CreateEndpointAddress => "CreateDBEndpointAddress",
            Self::ChangePort => "ModifyDBEndpointAddress",
            Self::CreateClusterEndpoint => "CreateDBClusterEndpoint",
            Self::EnableSsl | Self::DisableSsl => "ModifyDBClusterSSL",
            Self::RepointDtsJobs => "ModifyDBClusterMigrationEndpoint",
            Self::ReleaseCluster => "DeleteDBCluster",
        }
    }

    /// Whether it cannot be undone.
    pub fn is_irreversible(self) -> bool {
        self == Self::ReleaseCluster
    }
}
