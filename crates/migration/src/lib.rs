//! The rules of a migration from ApsaraDB RDS for MySQL to PolarDB for MySQL.
//!
//! Pure: no I/O, no clock, no randomness. Every time is an argument. The buttons, the server's refusals, the
//! emulator and the tests read the same tables from here, and nobody copies them.

mod action;
mod attention;
mod change;
mod creation;
mod creation_notice;
mod deadline;
mod delay;
mod ending;
mod endpoint;
mod evaluation;
mod flow;
mod ids;
mod interruption;
mod judge;
mod legality;
mod method;
mod moves;
mod name_map;
mod new_cluster;
mod pairing;
mod precheck;
mod preflight;
mod roles;
mod seen;
mod settle;
mod side;
mod snapshot;
mod stages;
mod status;
mod target;
mod trend;
mod typical;
mod way_back;

pub use action::{Action, UnknownAction};
pub use attention::{Attention, needs_attention};
pub use change::{
    ChangeDifference, ChangeKind, ChangeRefusal, ClusterChange, ClusterState, DtsEnd, DtsJobMove,
    change_differences, dts_target, judge_change, settle_change,
};
pub use creation::{
    CreationState, SourceDifference, SourceRefusal, SourceState, SourceValue, judge_source,
    settle_creation, settle_role, source_differences,
};
pub use creation_notice::{CreationNotice, SourceSettings, creation_notices};
pub use deadline::{DEADLINE_NEAR, Deadline, Urgency};
pub use delay::{Delay, SWITCH_DELAY_LIMIT_SECONDS};
pub use ending::{BothWrite, Ending, LastSeen, both_write, may_yet_write};
pub use endpoint::{Address, Endpoint, EndpointKind, NetType};
pub use evaluation::{
    CheckResult, EvaluationFacts, EvaluationNotice, EvaluationVerdict, REPORT_VALID,
    evaluation_notices,
};
pub use flow::{Flow, flow};
pub use ids::{ClusterId, ClusterRef, InstanceId, InvalidId, ProfileName, RegionId, RegionRef};
pub use interruption::{Gap, Measured, ModesAt, interruption, last_gap};
pub use judge::{Refusal, judge};
pub use legality::{Legality, legality};
pub use method::{CopyMethod, Ineligible, SourceFacts, copy_method, missing_release, release_date};
pub use moves::{may_follow, next_statuses};
pub use name_map::{Answerer, NameRow, name_map};
pub use new_cluster::{CreationFault, NewCluster, PayType, Purchase, Retention};
pub use pairing::{
    MAX_PAIRS, Pair, PairFault, Pairs, check_pairs, default_pairs, endpoint_of, faults_between,
    invert, may_pair,
};
pub use precheck::PrecheckItem;
pub use preflight::{
    Check, CheckId, Compared, Evidence, Exclusion, Facts, Fix, MAX_CLUSTER_ENDPOINTS, Method,
    POLARDB_PORTS, Place, REVERSE_DELAY_NOTICE_SECONDS, ROOM_FOR_A_WAY_BACK, Report, UnknownCheck,
    Verdict, Weight, preflight,
};
pub use roles::{Direction, ReadWriteMode};
pub use seen::{Difference, Seen, differences};
pub use settle::{SETTLE_GRACE_SECONDS, Sent, Settlement, settle};
pub use side::Side;
pub use snapshot::{Migration, SourceKind};
pub use stages::{Stage, StageState, stages};
pub use status::MigrationStatus;
pub use target::{TARGETS, target_like, target_minor_version, target_version};
pub use trend::{Trend, eta_to_switchable, trend};
pub use typical::{
    CLOSE_USUALLY, RESTART_DISCONNECTS, ROLL_BACK_AT_MOST, SWITCH_AT_MOST, SWITCH_USUALLY,
    usual_length,
};
pub use way_back::WayBack;
