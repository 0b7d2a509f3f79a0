//! Which world each profile reaches: its upstream, and for an emulator the world that the emulator is in.

mod realms;
#[cfg(test)]
mod tests;
mod upstream_realm;

pub(crate) use realms::Realms;
pub(crate) use upstream_realm::{RealmChange, UpstreamRealm};
