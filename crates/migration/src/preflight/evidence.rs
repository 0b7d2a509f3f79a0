//! The values that a check is based on. The app turns them into sentences.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::readings::Trend;
use crate::rules::{Pair, Pairs, Refusal};
use crate::settle::Difference;
use crate::vocabulary::{
    Address, Deadline, Delay, Direction, Endpoint, EndpointKind, MigrationStatus, NetType,
    ReadWriteMode, Side,
};

/// An address of one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideAddress {
    pub side: Side,
    /// ID of the endpoint.
    pub endpoint: String,
    pub kind: EndpointKind,
    pub connection_string: String,
    pub net_type: NetType,
    pub port: String,
}

impl SideAddress {
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
    /// The strings that an earlier pair has too.
    AlsoElsewhere(Vec<String>),
    Kinds(EndpointKind, EndpointKind),
    Ips(String, String),
    /// `None` if the answer does not say.
    Ssl(Option<bool>, Option<bool>),
    Vpcs(String, String),
    NetTypes(NetType, NetType),
    Ports(String, String),
}

/// How the migration replicates (vendor/rds-migration 3.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    Physical,
    /// With the ID of the DTS task.
    Logical(String),
}

/// Why a name cannot swap with any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Exclusion {
    /// IPv6 addresses do not swap.
    Ipv6,
    /// Endpoints of its type do not swap.
    Kind,
    /// It is private, and the cluster has no address in its VPC.
    Vpc,
    /// The greatest number of pairs is chosen already.
    NoRoom,
}

/// The values that a check is based on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evidence {
    /// The check is based on no value.
    Nothing,
    Status(MigrationStatus),
    Refusal(Refusal),
    Differences(Vec<Difference>),
    /// The source now, and the one that the operator saw if it was another.
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
        /// The text of one that cannot be read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unreadable: Option<String>,
        left: Option<SignedDuration>,
        needed: SignedDuration,
    },
    WayBack {
        source_mode: ReadWriteMode,
        direction: Direction,
        left: Option<SignedDuration>,
        /// The most time that a switch and a roll back take.
        needed: SignedDuration,
    },
    Method(Method),
    /// IDs of DTS jobs. `None` if DTS was not asked.
    DtsJobs(Option<Vec<String>>),
    PairCount {
        chosen: usize,
        at_most: usize,
    },
    Pair {
        pair: Pair,
        compared: Compared,
    },
    /// A name that stays with RDS, and the reason if it cannot swap.
    Unpaired {
        place: SideAddress,
        excluded: Option<Exclusion>,
    },
    Names(Vec<String>),
    /// The pairs of the switch that the roll back leaves swapped, and its pairs that the switch did not have.
    SwapBack {
        missing: Pairs,
        extra: Pairs,
    },
    Lasts(SignedDuration),
    /// `Comment` of the migration.
    Error(String),
}
