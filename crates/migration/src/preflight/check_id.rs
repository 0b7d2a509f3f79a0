//! The IDs of the checks.

use serde::{Deserialize, Serialize};

/// Error for a word that is not a check.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a check")]
pub struct UnknownCheck(pub String);

macro_rules! check_ids {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// The ID of a check. Its word is stable: it is the key of the check's sentences, and a form sends it back to
        /// acknowledge the check.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum CheckId {
            $($(#[$doc])* #[serde(rename = $word)] $name,)*
        }

        impl CheckId {
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }
    };
}

check_ids! {
    /// The migration is as the operator saw it when the form was rendered, apart from its source.
    AsSeen = "as-seen",
    /// The source RDS instance is named, and is the one that was seen.
    Source = "source",
    /// The status allows the action.
    Status = "status",
    /// The direction is the one that the action assumes, so that Cancel is not Complete and Switch not Roll Back.
    Direction = "direction",
    /// Read/write status of the source, as the action expects it.
    SourceMode = "source-mode",
    /// Read/write status of the cluster, as the action expects it.
    ClusterMode = "cluster-mode",
    /// The replication delay is reported.
    DelayKnown = "delay-known",
    /// The replication delay is below the limit of Switch.
    DelayBelowGate = "delay-below-gate",
    /// The replication delay will not reach the limit during the switch.
    DelayTrend = "delay-trend",
    /// How far RDS is behind when the business returns to it.
    ReverseDelay = "reverse-delay",
    /// How near `ExpiredTime` is.
    Deadline = "deadline",
    /// The switch can be undone, and there is time for it.
    WayBack = "way-back",
    /// Triggers and events, which the logical method leaves to the operator.
    TriggersAndEvents = "triggers-and-events",
    /// DTS jobs of the business that read from or write to a side.
    BusinessDtsJobs = "business-dts-jobs",
    /// Some pairs were chosen, and not too many.
    PairCount = "pair-count",
    /// Each side has its string of the pair.
    PairNames = "pair-names",
    /// No string is in two pairs.
    PairUnique = "pair-unique",
    /// The endpoint types may swap.
    PairTypes = "pair-types",
    /// Neither is an IPv6 address.
    PairIpv6 = "pair-ipv6",
    /// SSL is equal on both.
    PairSsl = "pair-ssl",
    /// Private addresses are in one VPC.
    PairVpc = "pair-vpc",
    /// The network types correspond.
    PairNetTypes = "pair-net-types",
    /// The ports are equal.
    PairPorts = "pair-ports",
    /// A name of the RDS side that is in no pair and stays with RDS.
    UnpairedName = "unpaired-name",
    /// Clients that cached the old address.
    DnsCache = "dns-cache",
    /// Without endpoints clients have to connect elsewhere.
    ConnectionsChange = "connections-change",
    /// A roll back swaps back what the switch swapped.
    SwapBack = "swap-back",
    /// The action cannot be undone.
    NoWayBack = "no-way-back",
    /// Both sides accept writes afterwards.
    BothSidesWrite = "both-sides-write",
    /// Names that still lead to the source, which accepts writes again afterwards.
    NamesLeftOnSource = "names-left-on-source",
    /// Without binary logging the cluster restarts.
    BinlogRestart = "binlog-restart",
    /// The cluster stays and is still billed.
    ClusterKeepsCosting = "cluster-keeps-costing",
    /// The cluster has to be released by hand.
    ReleaseByHand = "release-by-hand",
    /// The error that Continue is about is reported.
    ErrorReported = "error-reported",
    /// The failing item is skipped, not corrected.
    ErrorSkipped = "error-skipped",
}

impl CheckId {
    /// Whether the check depends on the choices in the form. Acknowledging such a check does not count for another
    /// choice.
    pub fn is_about_the_choice(self) -> bool {
        match self {
            Self::PairCount
            | Self::PairNames
            | Self::PairUnique
            | Self::PairTypes
            | Self::PairIpv6
            | Self::PairSsl
            | Self::PairVpc
            | Self::PairNetTypes
            | Self::PairPorts
            | Self::UnpairedName
            | Self::ConnectionsChange
            | Self::SwapBack
            | Self::BinlogRestart
            | Self::ErrorSkipped => true,
            Self::AsSeen
            | Self::Source
            | Self::Status
            | Self::Direction
            | Self::SourceMode
            | Self::ClusterMode
            | Self::DelayKnown
            | Self::DelayBelowGate
            | Self::DelayTrend
            | Self::ReverseDelay
            | Self::Deadline
            | Self::WayBack
            | Self::TriggersAndEvents
            | Self::BusinessDtsJobs
            | Self::DnsCache
            | Self::NoWayBack
            | Self::BothSidesWrite
            | Self::NamesLeftOnSource
            | Self::ClusterKeepsCosting
            | Self::ReleaseByHand
            | Self::ErrorReported => false,
        }
    }
}

impl std::str::FromStr for CheckId {
    type Err = UnknownCheck;

    fn from_str(word: &str) -> Result<Self, UnknownCheck> {
        let found = Self::ALL.iter().find(|id| id.as_str() == word);
        found.copied().ok_or_else(|| UnknownCheck(word.to_owned()))
    }
}

impl std::fmt::Display for CheckId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
