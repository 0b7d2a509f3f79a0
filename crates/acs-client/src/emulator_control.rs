//! The emulator's control plane, which changes time, faults and state from outside. It needs no signature and answers on
//! this machine only. The cloud has no equivalent.

mod answers;
mod control;
mod orders;

pub use answers::{
    Emulated, EmulatedCluster, EmulatedMigration, EmulatedTime, Fault, FieldType, Health,
    LoggedCall, OfferedField, OfferedKind, Work,
};
pub use control::{ControlError, EmulatorControl};
pub use orders::{CallFilter, ClockChange, Delay, FaultOrder, MigrationChange};
