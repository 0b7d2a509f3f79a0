//! The names of the checks.

use serde::{Deserialize, Serialize};

/// The text names no check.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a check")]
pub struct UnknownCheck(pub String);

macro_rules! check_ids {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// Names a check. The word is stable: it is the key of its sentences, and what a form sends back to acknowledge
        /// the check.
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
    /// The migration is what the operator saw when the form was rendered, but for its source.
    AsSeen = "as-seen",
    /// The source RDS instance is named, and is the one that was seen.
    Source = "source",
    /// The status allows the action.
    Status = "status",
    /// The data flows the way the action is about: Cancel is no Complete, Switch no Roll Back.
    Direction = "direction",
    /// Read/write status of the source, as the action expects it.
    SourceMode = "source-mode",
    /// Read/write status of the cluster, as the action expects it.
    ClusterMode = "cluster-mode",
    /// The replication delay is reported.
    DelayKnown = "delay-known",
    /// The replication delay is below the gate of Switch.
    DelayBelowGate = "delay-below-gate",
    /// The replication delay is not on its way to the gate.
    DelayTrend = "delay-trend",
    /// How far RDS is behind when the business goes back to it.
    ReverseDelay = "reverse-delay",
    /// How near `ExpiredTime` is.
    Deadline = "deadline",
    /// After a switch there is a way back and time for it.
    WayBack = "way-back",
    /// What the logical method leaves to the operator.
    TriggersAndEvents = "triggers-and-events",
    /// DTS jobs of the business that read from or write to a side.
    BusinessDtsJobs = "business-dts-jobs",
    /// Some pairs were chosen, and not too many.
    PairCount = "pair-count",
    /// Each side has the string the pair says it has.
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
    /// A roll back swaps back what the switch had swapped.
    SwapBack = "swap-back",
    /// Nothing leads back afterwards.
    NoWayBack = "no-way-back",
    /// Both sides accept writes afterwards.
    BothSidesWrite = "both-sides-write",
    /// Names that still lead to the source, which accepts writes again.
    NamesLeftOnSource = "names-left-on-source",
    /// Without binary logging the cluster restarts.
    BinlogRestart = "binlog-restart",
    /// The cluster stays and goes on costing.
    ClusterKeepsCosting = "cluster-keeps-costing",
    /// The cluster has to be released by hand.
    ReleaseByHand = "release-by-hand",
    /// The error that Continue is about is reported.
    ErrorReported = "error-reported",
    /// The failing item is skipped, not mended.
    ErrorSkipped = "error-skipped",
}

impl CheckId {
    /// Whether what it says depends on what is chosen in the form. Acknowledged for one choice, it says nothing about
    /// another.
    pub fn is_about_the_choice(self) -> bool {
        matches!(
            self,
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
                | Self::ErrorSkipped
        )
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
