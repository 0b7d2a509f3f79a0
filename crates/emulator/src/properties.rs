//! Properties that hold after any sequence of calls, faults and clock moves, through the real operations with an explicit
//! clock.

mod invariants;
mod run;
mod run_calls;
mod sequences;
mod step;
