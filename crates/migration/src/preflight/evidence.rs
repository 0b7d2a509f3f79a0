//! What a check saw, and what would mend it: values, never sentences.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::{
    Address, Deadline, Delay, Difference, Direction, Endpoint, EndpointKind, MigrationStatus,
    NetType, Pair, Pairs, ReadWriteMode, Refusal, Side, Trend,
};

/// An address of one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub side: Side,
    /// Id of the endpoint.
    pub endpoint: String,
    pub kind: EndpointKind,
    pub connection_string: String,
    pub net_type: NetType,
    pub port: String,
}

impl Place {
    pub fn of(side: Side, endpoint: &Endpoint, address: &Address) -> Self {
        Self {
            side,
            endpoint: endpoint.id.clone(),
            kind: endpoint.kind.clone(),
            connection_string: address.connection_string.clone(),
            net_type: address.net_type.clone(),
            port: address.port.clone(),
        }
    }
}

/// One property of both addresses of a pair, the RDS side's first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Compared {
    /// Whether each side has its string.
    Present(bool, bool),
    /// The strings that are in an earlier pair too.
    AlsoElsewhere(Vec<String>),
    Kinds(EndpointKind, EndpointKind),
    Ips(String, String),
    /// Nothing when the answer did not say.
    Ssl(Option<bool>, Option<bool>),
    Vpcs(String, String),
    NetTypes(NetType, NetType),
    Ports(String, String),
}

/// How the data gets to the other side (vendor/rds-migration 3.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    Physical,
    /// With the id of the DTS task.
    Logical(String),
}

/// Why a name cannot swap at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Exclusion {
    /// IPv6 addresses do not swap.
    Ipv6,
    /// Endpoints of its type do not swap.
    Kind,
    /// It is private, and the cluster has no address in its VPC.
    Vpc,
    /// As many pairs as can swap are chosen.
    NoRoom,
}

/// What a check saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evidence {
    /// The check needs no value.
    Nothing,
    Status(MigrationStatus),
    Refusal(Refusal),
    Differences(Vec<Difference>),
    /// The source now, and the one that was seen if it was another.
    Source {
        now: String,
        was: Option<String>,
    },
    Direction {
        now: Direction,
        expected: Direction,
    },
    Mode {
        now: ReadWriteMode,
        expected: ReadWriteMode,
    },
    Modes {
        rds: ReadWriteMode,
        cluster: ReadWriteMode,
    },
    /// `limit` in seconds.
    Delay {
        now: Delay,
        limit: u64,
    },
    Trend(Trend),
    /// `left` is zero or negative once it has passed.
    Deadline {
        deadline: Option<Deadline>,
        left: Option<SignedDuration>,
        needed: SignedDuration,
    },
    WayBack {
        source_mode: ReadWriteMode,
        direction: Direction,
        left: Option<SignedDuration>,
        /// What a switch and a roll back take at most.
        needed: SignedDuration,
    },
    Method(Method),
    /// Ids of DTS jobs; nothing when nobody asked DTS.
    DtsJobs(Option<Vec<String>>),
    PairCount {
        chosen: usize,
        at_most: usize,
    },
    Pair {
        pair: Pair,
        compared: Compared,
    },
    /// A name that stays with RDS, and why it cannot swap if it cannot.
    Unpaired {
        place: Place,
        excluded: Option<Exclusion>,
    },
    Names(Vec<String>),
    /// What the roll back leaves swapped, and what it swaps that the switch had not.
    SwapBack {
        missing: Pairs,
        extra: Pairs,
    },
    Lasts(SignedDuration),
    /// `Comment` of the migration.
    Error(String),
}

/// What would mend it, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fix {
    /// It goes on by itself.
    Wait,
    /// Render the form again and look.
    OpenAgain,
    /// Mend the source as the error, or its lock, says.
    MendSource,
    /// These, instead of those that are chosen.
    ChoosePairs(Pairs),
    AddPair(Pair),
    RemovePair(Pair),
    /// Choose the option without endpoints.
    WithoutEndpoints,
    /// ModifyDBEndpointAddress on PolarDB, ModifyDBInstanceConnectionString on RDS (vendor/rds-migration 5, rule 2).
    ChangePort {
        at: Place,
        to: String,
    },
    /// ModifyDBClusterSSL.
    EnableSsl {
        at: Place,
    },
    /// ModifyDBClusterSSL.
    DisableSsl {
        at: Place,
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
    /// Point clients of these names to the other side.
    ChangeConnections(Vec<String>),
    /// Create triggers and events on the cluster by hand.
    RecreateTriggersAndEvents,
    /// ModifyDBClusterMigrationEndpoint, with these jobs or those DTS lists.
    RepointDtsJobs(Vec<String>),
    FlushDnsCaches,
    KeepBinlog,
    ReleaseCluster,
}
