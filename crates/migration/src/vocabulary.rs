//! The words that every rule uses: a migration as one answer reports it, and the values it is made of.

mod action;
mod deadline;
mod delay;
mod direction;
mod endpoint;
mod migration;
mod migration_status;
mod read_write_mode;
mod retention;
mod side;

pub use action::{Action, UnknownAction};
pub(crate) use deadline::DEADLINE_NEAR;
pub use deadline::{Deadline, Urgency};
pub use delay::{Delay, REVERSE_DELAY_NOTICE_SECONDS, SWITCH_DELAY_LIMIT_SECONDS};
pub use direction::Direction;
pub use endpoint::{
    Address, Endpoint, EndpointKind, MAX_CLUSTER_ENDPOINTS, NetType, POLARDB_PORTS,
};
pub use migration::{Migration, SourceKind};
pub use migration_status::MigrationStatus;
pub use read_write_mode::ReadWriteMode;
pub use retention::Retention;
pub use side::Side;
