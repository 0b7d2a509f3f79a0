//! What would make a check pass. The app turns it into sentences.

use serde::{Deserialize, Serialize};

use super::SideAddress;
use crate::rules::{Pair, Pairs};
use crate::vocabulary::{NetType, ReadWriteMode};

/// The exact step that would make a check pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fix {
    /// Wait: it changes by itself.
    Wait,
    /// Open the form again and compare.
    OpenAgain,
    /// Correct the cause on the source, which the error or the lock names.
    MendSource,
    /// Choose these pairs instead.
    ChoosePairs(Pairs),
    AddPair(Pair),
    RemovePair(Pair),
    /// Choose the option without endpoints.
    WithoutEndpoints,
    /// ModifyDBEndpointAddress on PolarDB, ModifyDBInstanceConnectionString on RDS (vendor/rds-migration 5, rule 2).
    ChangePort {
        at: SideAddress,
        to: String,
    },
    /// ModifyDBClusterSSL.
    EnableSsl {
        at: SideAddress,
    },
    /// ModifyDBClusterSSL.
    DisableSsl {
        at: SideAddress,
    },
    /// CreateDBEndpointAddress on this PolarDB endpoint, so that `partner_of` can swap.
    CreateEndpointAddress {
        endpoint: String,
        net_type: NetType,
        partner_of: String,
    },
    /// CreateDBClusterEndpoint, which comes with a private address; then CreateDBEndpointAddress if `net_type` is
    /// another.
    CreateClusterEndpoint {
        mode: ReadWriteMode,
        net_type: NetType,
        partner_of: String,
    },
    /// Point the clients of these names to the other side.
    ChangeConnections(Vec<String>),
    /// Create triggers and events on the cluster by hand.
    RecreateTriggersAndEvents,
    /// ModifyDBClusterMigrationEndpoint, with these jobs; if empty, with those that DTS lists.
    RepointDtsJobs(Vec<String>),
    FlushDnsCaches,
    KeepBinlog,
    ReleaseCluster,
}
