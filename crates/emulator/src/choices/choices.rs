//! The table of switches: every question that the documents leave open, with its default. The documentation is generated
//! from it.

use serde::{Deserialize, Serialize};

use super::answers::*;
use super::endpoints::*;
use super::unexpected::*;
use super::value::{Count, Meaning, Value};

/// One switch, as the table lists it.
#[derive(Serialize)]
pub struct Switch {
    pub name: &'static str,
    pub question: String,
    pub default: String,
    /// Each value and what it means.
    pub values: Vec<Meaning>,
}

macro_rules! switches {
    ($($(#[doc = $about:literal])+ $name:ident: $type:ty = $default:expr,)+) => {
        /// The behaviour of the emulator where the documents leave it open.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Choices {
            $($(#[doc = $about])+ pub $name: $type,)+
        }

        impl Default for Choices {
            fn default() -> Self {
                Self { $($name: $default,)+ }
            }
        }

        impl Choices {
            /// Every switch, in the order of the table.
            pub fn switches() -> Vec<Switch> {
                let default = Self::default();
                vec![$(Switch {
                    name: stringify!($name),
                    question: [$($about.trim()),+].join(" "),
                    default: default.$name.word(),
                    values: <$type as Value>::values(),
                },)+]
            }

            /// # Errors
            /// A sentence that names the switch whose number is out of range.
            pub fn check(&self) -> Result<(), String> {
                $(self.$name.check().map_err(|reason| format!("{}: {reason}", stringify!($name)))?;)+
                Ok(())
            }
        }
    };
}

switches! {
    /// A switch with a delay of 60 s or more, or an unknown one
    switch_gate: DelayGate = DelayGate::StatusNotSupported,
    /// A roll back with a delay of 60 s or more, or an unknown one
    roll_back_gate: DelayGate = DelayGate::Off,
    /// A write in a status that does not allow it
    wrong_status: WrongStatus = WrongStatus::StatusNotSupported,
    /// `NewMasterInstanceId` names neither side
    neither_side: WrongInstance = WrongInstance::StatusNotSupported,
    /// `SourceRDSDBInstanceId` names another instance than the migration's source
    wrong_source: WrongInstance = WrongInstance::NotFound,
    /// A switch, roll back, Continue or Abort without a migration; for CloseDBClusterMigration it is documented
    no_migration: NoMigration = NoMigration::NotExist,
    /// DescribeDBClusterMigration of a cluster that never migrated
    never_migrated: NeverMigrated = NeverMigrated::Empty,
    /// DescribeDBClusterMigration after a migration was closed or expired
    after_the_end: AfterTheEnd = AfterTheEnd::KeepsSource,
    /// Connection strings that DescribeDBClusterMigration lists after a swap
    lists_after_swap: ListsAfterSwap = ListsAfterSwap::Current,
    /// Order of the endpoints in DescribeDBClusterMigration
    endpoint_order: EndpointOrder = EndpointOrder::Created,
    /// Read/write modes while switching or rolling back
    modes_while_switching: ModesWhileSwitching = ModesWhileSwitching::BothReadOnly,
    /// Direction while switching or rolling back
    direction_while_switching: DirectionWhileSwitching = DirectionWhileSwitching::Old,
    /// `DelayedSeconds` while switching or rolling back
    delay_while_switching: DelayShown = DelayShown::Zero,
    /// `DelayedSeconds` while the full copy runs and after a failed precheck
    delay_while_copying: DelayShown = DelayShown::Unknown,
    /// Read/write modes while the migration is being closed
    modes_while_closing: ModesWhileClosing = ModesWhileClosing::Before,
    /// Direction while the migration is being closed
    direction_while_closing: DirectionWhileClosing = DirectionWhileClosing::Before,
    /// `DBClusterStatus` after a failed precheck
    cluster_after_failed_precheck: ClusterAfterFailedPrecheck = ClusterAfterFailedPrecheck::Creating,
    /// Days from creation until replication ends by itself: 30 in the current documents, 7 in those up to 2021.
    /// Counts for migrations that begin afterwards
    deadline_days: Count = Count(30),
    /// How a migration ends at its deadline
    expiry: Expiry = Expiry::AtOnce,
    /// Whether a migration expires after a failed precheck, too
    failed_precheck_expires: bool = true,
    /// When the cluster restarts because binary logging was disabled
    binlog_restart: BinlogRestart = BinlogRestart::AfterClosing,
    /// Migrations that one source may have at a time
    migrations_per_source: Count = Count(1),
    /// CreateDBCluster from a source that has its migrations already, or is not `Running`
    busy_source: BusySource = BusySource::IncorrectState,
    /// CreateDBCluster from a source whose version, edition or storage cannot be migrated
    ineligible_source: IneligibleSource = IneligibleSource::Engine,
    /// The same `ClientToken` with other parameters
    token_reuse: TokenReuse = TokenReuse::Mismatch,
    /// Abort while copying
    abort_while_copying: bool = true,
    /// Abort while synchronizing to PolarDB
    abort_while_synchronizing: bool = true,
    /// Cancel while copying
    cancel_while_copying: bool = true,
    /// Continue while switching or rolling back
    continue_while_switching: ContinueWhileSwitching = ContinueWhileSwitching::WhenStuck,
    /// Continue without `ForceSwitch` after a failed precheck
    continue_unforced: ContinueUnforced = ContinueUnforced::ChecksAgain,
    /// Order of a pair in `ConnectionStrings`
    pair_order: PairOrder = PairOrder::Either,
    /// What makes `ConnectionStrings` malformed
    pair_checks: PairChecks = PairChecks::Rules,
    /// A swap without `ConnectionStrings`
    swap_without_pairs: SwapWithoutPairs = SwapWithoutPairs::DefaultPairs,
    /// When names move
    names_move: NamesMove = NamesMove::AtTheEnd,
    /// `SourceRDSDBInstanceId` while switching, rolling back or closing
    source_while_moving: SourceWhileMoving = SourceWhileMoving::Said,
    /// `ExpiredTime` of a migration with a deadline
    expired_time: ExpiredTime = ExpiredTime::Iso,
    /// `DBClusterStatus` while SSL is being changed
    ssl_modifying: SslModifying = SslModifying::Documented,
    /// Clusters of other engines in DescribeDBClusters, unless `DBType` asks for one engine
    other_engines: OtherEngines = OtherEngines::None,
    /// CreateDBCluster with `Tag.N.Key` and `Tag.N.Value`
    creation_tags: CreationTags = CreationTags::Taken,
    /// The header `Date` of the gateway's answers
    date_header: DateHeader = DateHeader::Sent,
    /// The clock by which the date of a signed request may be 15 minutes off; tokens of temporary keys always end by wall time
    signature_time: SignatureTime = SignatureTime::Wall,
    /// Lists without `RegionId`
    no_region: NoRegion = NoRegion::Hangzhou,
    /// `RegionId` of a call about one cluster
    region_of_a_cluster: RegionOfACluster = RegionOfACluster::Ignored,
    /// `PageSize` of DescribeDBClusters
    page_sizes: PageSizes = PageSizes::UpTo100,
    /// ModifyDBEndpointAddress, DeleteDBEndpointAddress or ModifyDBClusterSSL while the cluster is busy; for the others it
    /// is documented
    busy_address: BusyAddress = BusyAddress::OperationDenied,
    /// Writes to endpoints and SSL while a migration switches, rolls back or is being closed
    endpoint_writes_in_transition: bool = false,
    /// A write to an address without `DBEndpointId`
    no_endpoint: NoEndpoint = NoEndpoint::Cluster,
    /// The port of an address that gets a new prefix and no `Port`
    no_port: NoPort = NoPort::Stays,
    /// Whether a name that a switch has brought may be renamed or deleted while the migration lasts; otherwise it is
    /// `EngineMigration.ActionDisabled`
    swapped_names_may_go: bool = false,
    /// ModifyDBClusterMigrationEndpoint outside the time between switch and complete, or roll back and cancel; otherwise it
    /// is `EngineMigrationStatus.NotSurpport`
    dts_jobs_any_time: bool = false,
    /// CreateServiceLinkedRole for an account that has the role
    role_exists: RoleExists = RoleExists::Answered,
    /// `Result` of an evaluation that has ended
    report_end: ReportEnd = ReportEnd::Finished,
}
