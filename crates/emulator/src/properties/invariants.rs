//! The properties themselves.

use std::collections::{BTreeMap, BTreeSet};

use migration::{Direction, MigrationStatus as Status, ReadWriteMode, may_follow};

use crate::choices::{Choices, ModesWhileSwitching};
use crate::world::{Address, Endpoint, World};

/// What a describe call answers about a migration.
pub struct Described {
    pub status: Status,
    pub direction: Direction,
    pub modes: (ReadWriteMode, ReadWriteMode),
}

/// Never both read-only or both writable where the rules do not say so, and the direction follows the writer.
pub fn check_migration(id: &str, shown: &Described, choices: &Choices) -> Result<(), String> {
    use ReadWriteMode::{ReadOnly, ReadWrite};
    let Described { status, direction, modes } = shown;
    let stands_still = choices.modes_while_switching == ModesWhileSwitching::BothReadOnly;
    let right = match (status, modes) {
        (Status::NoMigration, (ReadWrite, ReadWrite)) => *direction == Direction::Absent,
        (Status::Switching, (ReadOnly, ReadOnly)) if stands_still => {
            *direction == Direction::RdsToPolardb
        }
        (Status::RollingBack, (ReadOnly, ReadOnly)) if stands_still => {
            *direction == Direction::PolardbToRds
        }
        (Status::NoMigration, _) => false,
        (Status::Switching | Status::RollingBack, _) if stands_still => false,
        (_, (ReadWrite, ReadOnly)) => *direction == Direction::RdsToPolardb,
        (_, (ReadOnly, ReadWrite)) => *direction == Direction::PolardbToRds,
        _ => false,
    };
    let told = || format!("{id} is {status} with {modes:?} and {direction:?}");
    if right { Ok(()) } else { Err(told()) }
}

/// No move outside the table. A migration begins with its copy.
pub fn check_move(id: &str, was: Option<&Status>, now: &Status) -> Result<(), String> {
    let right = match was {
        None => *now == Status::Cloning,
        Some(was) => was == now || may_follow(was, now),
    };
    if right { Ok(()) } else { Err(format!("{id} went from {was:?} to {now:?}")) }
}

/// The connection strings there are: none is lost, none is made up, none leads to two servers.
pub struct Names(BTreeSet<String>);

impl Names {
    pub fn of(world: &World) -> Self {
        Self(endpoints(world).flat_map(strings).collect())
    }

    pub fn born(&mut self, endpoints: &[Endpoint]) {
        self.0.extend(endpoints.iter().flat_map(strings));
    }

    pub fn check(&self, world: &World) -> Result<(), String> {
        let now: Vec<String> = endpoints(world).flat_map(strings).collect();
        let distinct: BTreeSet<_> = now.iter().cloned().collect();
        if distinct.len() != now.len() {
            return Err(format!("a name leads to two servers: {now:?}"));
        }
        let lost: Vec<_> = self.0.symmetric_difference(&distinct).collect();
        if lost.is_empty() { Ok(()) } else { Err(format!("names lost or made up: {lost:?}")) }
    }
}

fn strings(endpoint: &Endpoint) -> impl Iterator<Item = String> {
    endpoint.addresses.iter().map(|address| address.connection_string.clone())
}

/// Everything of an endpoint but its names.
#[derive(Default)]
pub struct Ports(BTreeMap<String, Vec<String>>);

impl Ports {
    pub fn of(world: &World) -> Self {
        let mut ports = Self::default();
        endpoints(world).for_each(|endpoint| ports.add(endpoint));
        ports
    }

    pub fn born(&mut self, endpoints: &[Endpoint]) {
        endpoints.iter().for_each(|endpoint| self.add(endpoint));
    }

    fn add(&mut self, endpoint: &Endpoint) {
        self.0.insert(endpoint.id.clone(), settings(endpoint));
    }

    pub fn check(&self, world: &World) -> Result<(), String> {
        endpoints(world).try_for_each(|endpoint| {
            let first = self.0.get(&endpoint.id);
            let same = first == Some(&settings(endpoint));
            if same { Ok(()) } else { Err(format!("{} moved more than its names", endpoint.id)) }
        })
    }
}

fn settings(endpoint: &Endpoint) -> Vec<String> {
    let of = |address: &Address| {
        let Address { ip, port, net_type, ssl, vpc, vswitch, .. } = address;
        format!("{ip} {port} {net_type:?} {ssl:?} {vpc} {vswitch}")
    };
    endpoint.addresses.iter().map(of).collect()
}

/// Every endpoint of both sides.
fn endpoints(world: &World) -> impl Iterator<Item = &Endpoint> {
    let rds = world.instances.iter().flat_map(|instance| &instance.endpoints);
    rds.chain(world.clusters.iter().flat_map(|cluster| &cluster.endpoints))
}
