//! The rules of a migration from ApsaraDB RDS for MySQL to PolarDB for MySQL.
//!
//! Pure: no I/O, no clock, no randomness. Every time is an argument. The buttons, the server's refusals, the emulator and
//! the tests use the same tables from here, so no rule is written twice.

mod change;
mod create;
mod ids;
mod preflight;
mod readings;
mod rules;
mod settle;
mod vocabulary;

pub use change::{
    ChangeDifference, ChangeKind, ChangeRefusal, ClusterChange, ClusterPart, ClusterState, DtsEnd,
    DtsJobMove, EndpointSettings, Gone, change_differences, dts_target, judge_change,
    settle_change,
};
pub use create::{
    CheckResult, CreateCluster, CreateFault, CreateNotice, CreateState, EvaluationFacts,
    EvaluationNotice, EvaluationVerdict, PayType, Purchase, REPORT_VALID, SourceDifference,
    SourceRefusal, SourceSettings, SourceState, SourceValue, create_notices, evaluation_notices,
    judge_source, settle_create, settle_role, source_differences,
};
pub use ids::{
    ClusterId, ClusterRef, InstanceId, InvalidId, ProfileName, Realm, RegionId, RegionRef,
};
pub use preflight::{
    Check, CheckId, Compared, Evidence, Exclusion, Facts, Fix, Method, Report, SideAddress,
    UnknownCheck, Verdict, WayBack, Weight, preflight,
};
pub use readings::{
    Answerer, Attention, BeforeClosing, BothWrite, Closing, Ending, Flow, LastReading, MeasuredGap,
    ModesAt, NameRow, Trend, WriteGap, both_write, eta_to_switchable, flow, last_write_gap,
    may_yet_write, name_map, needs_attention, trend,
};
pub use rules::{
    CopyMethod, Ineligible, Legality, MAX_PAIRS, Pair, PairFault, Pairs, PrecheckItem, Refusal,
    SourceFacts, Stage, StageState, StorageKind, TARGETS, check_pairs, copy_method, default_pairs,
    endpoint_of, faults_between, invert, judge, legality, may_follow, may_pair, stages,
    target_like, target_minor_version, target_version, usual_length,
};
pub use settle::{
    Arrival, Difference, ListedNames, ReadingsBefore, Seen, Sent, Settlement, Transition,
    TransitionReading, are_listed, differences, settle,
};
pub use vocabulary::{
    Action, Address, Deadline, Delay, Direction, Endpoint, EndpointKind, MAX_CLUSTER_ENDPOINTS,
    Migration, MigrationStatus, NetType, POLARDB_PORTS, REVERSE_DELAY_NOTICE_SECONDS,
    ReadWriteMode, Retention, SWITCH_DELAY_LIMIT_SECONDS, Side, SourceKind, UnknownAction, Urgency,
};
