//! The values of the switches.

use serde::{Deserialize, Serialize};

use super::value::{Meaning, Value, words};

words! {
    /// What a delay that is too high, or unknown, leads to.
    DelayGate {
        /// `EngineMigrationStatus.NotSurpport`
        StatusNotSupported = "status_not_supported",
        /// 403 `OperationDenied.DBClusterStatus`
        OperationDenied = "operation_denied",
        /// nothing: the console alone guards it
        Off = "off",
    }

    /// The code of a write in the wrong status.
    WrongStatus {
        /// `EngineMigrationStatus.NotSurpport`
        StatusNotSupported = "status_not_supported",
        /// 403 `OperationDenied.DBClusterStatus`
        OperationDenied = "operation_denied",
        /// 403 `IncorrectDBClusterState`
        IncorrectState = "incorrect_state",
    }

    /// The code for an instance that is not the expected one.
    WrongInstance {
        /// `EngineMigrationStatus.NotSurpport`
        StatusNotSupported = "status_not_supported",
        /// 404 `InvalidDBClusterId.NotFound`
        NotFound = "not_found",
    }

    /// The code for a missing migration.
    NoMigration {
        /// `EngineMigration.NotExist`
        NotExist = "not_exist",
        /// `EngineMigrationStatus.NotSurpport`
        StatusNotSupported = "status_not_supported",
    }

    /// What is said about a cluster that never migrated.
    NeverMigrated {
        /// `NO_MIGRATION`, cluster `rw`, everything about a source empty
        Empty = "empty",
        /// 400 `EngineMigration.NotExist`
        NotExist = "not_exist",
    }

    /// What is said about a migration that is over.
    AfterTheEnd {
        /// `NO_MIGRATION`, both `rw`, source and endpoints still listed
        KeepsSource = "keeps_source",
        /// as for a cluster that never migrated
        NeverMigrated = "never_migrated",
    }

    /// Which strings are listed after a swap.
    ListsAfterSwap {
        /// those that lead to the side now
        Current = "current",
        /// those that each side had before the switch, until the migration is over
        Original = "original",
    }

    /// How endpoints are sorted.
    EndpointOrder {
        /// as they were created, the primary endpoint first
        Created = "created",
        /// the other way round
        Reversed = "reversed",
    }

    /// Who may write while switching or rolling back.
    ModesWhileSwitching {
        /// both are `ro`
        BothReadOnly = "both_read_only",
        /// as before, until it ends
        Before = "before",
    }

    /// The direction that is shown while switching or rolling back.
    DirectionWhileSwitching {
        /// the old one, until it ends
        Old = "old",
        /// the new one at once
        New = "new",
        /// none
        Absent = "absent",
    }

    /// A delay that cannot be measured.
    DelayShown {
        /// 0
        Zero = "zero",
        /// -1
        Unknown = "unknown",
    }

    /// Who may write while the migration is being closed.
    ModesWhileClosing {
        /// as before, until it ends
        Before = "before",
        /// both are `rw` at once
        BothReadWrite = "both_read_write",
    }

    /// The direction that is shown while the migration is being closed.
    DirectionWhileClosing {
        /// as before, until it ends
        Before = "before",
        /// none
        Absent = "absent",
    }

    /// `DBClusterStatus` after a failed precheck.
    ClusterAfterFailedPrecheck {
        /// `Creating`, as while copying
        Creating = "creating",
        /// `Running`
        Running = "running",
    }

    /// How a migration ends at its deadline.
    Expiry {
        /// `NO_MIGRATION` at once
        AtOnce = "at_once",
        /// through `CLOSING_MIGRATION`, like a cancel
        ThroughClosing = "through_closing",
    }

    /// When the cluster restarts.
    BinlogRestart {
        /// `Rebooting` once closing has ended
        AfterClosing = "after_closing",
        /// `Rebooting` as soon as closing begins
        WhileClosing = "while_closing",
    }

    /// The code for a busy source.
    BusySource {
        /// 403 `IncorrectDBClusterState`
        IncorrectState = "incorrect_state",
        /// 400 `EngineMigration.ActionDisabled`
        ActionDisabled = "action_disabled",
    }

    /// The code for a source that cannot be migrated.
    IneligibleSource {
        /// 400 `EngineNotSupported` or `EngineVersionNotSupported`, by the reason
        Engine = "engine",
        /// 403 `IncorrectDBClusterState`
        IncorrectState = "incorrect_state",
    }

    /// What a used client token leads to.
    TokenReuse {
        /// 400 `IdempotentParameterMismatch`
        Mismatch = "mismatch",
        /// the first call's answer; nothing is created
        FirstAnswer = "first_answer",
    }

    /// When Continue is legal beside a failed precheck.
    ContinueWhileSwitching {
        /// if `Comment` says that a step is stuck
        WhenStuck = "when_stuck",
        /// always; a step that is not stuck goes on as before
        Always = "always",
        /// never
        Never = "never",
    }

    /// What Continue does about the cause of a failed precheck.
    ContinueUnforced {
        /// looks again, and fails again while the cause is there
        ChecksAgain = "checks_again",
        /// counts it as mended
        CountsAsMended = "counts_as_mended",
    }

    /// Which side's string comes first.
    PairOrder {
        /// either
        Either = "either",
        /// the RDS side's; the other order is malformed
        RdsFirst = "rds_first",
    }

    /// What is looked at in a pair.
    PairChecks {
        /// kinds, SSL, VPC and IPv6; different ports and net types pass
        Rules = "rules",
        /// also ports and net types
        Strict = "strict",
        /// only that each string is on its side and used once, and that there are at most 7 pairs
        NamesOnly = "names_only",
    }

    /// What swaps when no pair is named.
    SwapWithoutPairs {
        /// every pair that goes together; on a roll back those of the switch it undoes
        DefaultPairs = "default_pairs",
        /// the private primary endpoints; on a roll back those of the switch it undoes
        PrivatePrimary = "private_primary",
        /// nothing: `InvalidConnectionString.Malformed`
        Malformed = "malformed",
    }

    /// When names move.
    NamesMove {
        /// when the switch or roll back ends
        AtTheEnd = "at_the_end",
        /// when it begins
        AtTheStart = "at_the_start",
    }

    /// What a list without a region shows.
    NoRegion {
        /// cn-hangzhou, as the central host does
        Hangzhou = "hangzhou",
        /// nothing: `MissingRegionId`
        Missing = "missing",
    }

    /// What the region of a call about a cluster does.
    RegionOfACluster {
        /// nothing: there is one host
        Ignored = "ignored",
        /// another one than the cluster's finds no cluster
        Checked = "checked",
    }

    /// The page sizes that are taken.
    PageSizes {
        /// 1 to 100
        UpTo100 = "up_to_100",
        /// 30, 50 and 100 only, as documented
        Documented = "documented",
    }
}
