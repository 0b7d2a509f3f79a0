//! The lab: the emulator's control plane behind the console. It exists only if the upstream is an emulator.

mod carry_out;
mod error;
mod fault;
mod fields;
mod form;
mod lab;
mod moments;
mod outcome;
mod tour;

pub use acs_client::emulator_control::{
    Emulated, EmulatedCluster, EmulatedTime, Fault as LabFault, FieldType, LoggedCall,
    OfferedField, OfferedKind,
};
pub use carry_out::RESET_WORD;
pub use error::{LabError, LabField};
pub use fault::{FaultKind, Preset, shown_fields};
pub use fields::LabFields;
pub use form::{LabForm, MigrationOrder};
pub use lab::{CALL_ROWS, CallQuery, Lab, LabView};
pub use outcome::{LabDone, LabOutcome};
