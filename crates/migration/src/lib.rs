//! The rules of a migration from ApsaraDB RDS for MySQL to PolarDB for MySQL.
//!
//! Pure: no I/O, no clock, no randomness. Every time is an argument. The buttons, the server's refusals, the
//! emulator and the tests read the same tables from here, and nobody copies them.

mod action;
mod deadline;
mod delay;
mod endpoint;
mod ids;
mod judge;
mod legality;
mod pairing;
mod roles;
mod seen;
mod settle;
mod snapshot;
mod status;

pub use action::{Action, UnknownAction};
pub use deadline::{Deadline, Urgency};
pub use delay::{Delay, SWITCH_DELAY_LIMIT_SECONDS};
pub use endpoint::{Address, Endpoint, EndpointKind, NetType};
pub use ids::{ClusterId, ClusterRef, InvalidId, ProfileName, RegionId};
pub use judge::{Refusal, judge};
pub use legality::{Legality, legality};
pub use pairing::{
    MAX_PAIRS, Pair, PairFault, Pairs, check_pairs, default_pairs, endpoint_of, faults_between,
    invert, may_pair,
};
pub use roles::{Direction, ReadWriteMode};
pub use seen::{Difference, Seen, differences};
pub use settle::{SETTLE_GRACE_SECONDS, Sent, Settlement, settle};
pub use snapshot::{Migration, SourceKind};
pub use status::MigrationStatus;
