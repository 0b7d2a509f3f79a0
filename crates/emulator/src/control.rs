//! The control plane: time, faults and resources by hand, under `/_emulator/`. `docs/emulator/control.md` shows every call.

mod accounts;
mod calls;
mod choices;
mod clock;
mod faults;
mod guard;
mod progression;
mod replay;
mod reply;
mod resources;
mod routes;
mod scenario;
mod set;
mod snapshot;

pub use routes::router;
