//! What may happen to a migration: tables and limits of the vendor, without any history.

mod copy_method;
mod durations;
mod legality;
mod pairing;
mod precheck_item;
mod refusal;
mod stages;
mod storage_kind;
mod target;
mod transitions;

pub(crate) use copy_method::missing_release;
pub use copy_method::{CopyMethod, Ineligible, SourceFacts, copy_method};
pub use durations::usual_length;
pub(crate) use durations::{
    RESTART_DISCONNECTS, ROLL_BACK_AT_MOST, SWITCH_AT_MOST, SWITCH_USUALLY,
};
pub use legality::{Legality, legality};
pub(crate) use pairing::{Faults, addresses, faults_of, rank};
pub use pairing::{
    MAX_PAIRS, Pair, PairFault, Pairs, check_pairs, default_pairs, endpoint_of, faults_between,
    invert, may_pair,
};
pub use precheck_item::PrecheckItem;
pub(crate) use refusal::refused_by_status;
pub use refusal::{Refusal, judge};
pub use stages::{Stage, StageState, stages};
pub use storage_kind::StorageKind;
pub(crate) use storage_kind::is_same_storage;
pub use target::{TARGETS, target_like, target_minor_version, target_version};
pub use transitions::may_follow;
