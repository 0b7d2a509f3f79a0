//! Which connection strings may swap with which (domain.md 5).

mod check;
mod offered;
mod support;
