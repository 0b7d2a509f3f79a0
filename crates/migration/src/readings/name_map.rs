//! Which address answers each name now, and which will answer it after a swap.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::rules::{Pair, addresses, rank};
use crate::vocabulary::{EndpointKind, Migration, NetType, Side};

/// The address that answers a name. A swap moves only the name: everything here stays (vendor/rds-migration 5, rules 1
/// and 2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answerer {
    pub side: Side,
    /// ID of the endpoint.
    pub endpoint: String,
    pub kind: EndpointKind,
    pub net_type: NetType,
    pub port: String,
}

/// One name, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameRow {
    pub name: String,
    pub before: Answerer,
    pub after: Answerer,
    /// Whether the other side answers it afterwards.
    pub moved: bool,
}

impl NameRow {
    /// Whether a client has to change its port to reach the name.
    pub fn port_changes(&self) -> bool {
        self.before.port != self.after.port
    }
}

/// Which address answers each name now, and after `pairs` have swapped. A pair with a string that its side does not have,
/// or with a string of an earlier pair, cannot be sent and is ignored. The RDS side's names come first, primary endpoints
/// before others, private addresses before public ones.
pub fn name_map(now: &Migration, pairs: &[Pair]) -> Vec<NameRow> {
    let answerers = answerers(now);
    let mut partner = BTreeMap::new();
    let find = |side: Side, name: &str| {
        answerers.iter().position(|(text, it)| it.side == side && text == name)
    };
    for pair in pairs {
        if let (Some(rds), Some(polardb)) =
            (find(Side::Rds, &pair.rds), find(Side::Polardb, &pair.polardb))
            && !partner.contains_key(&rds)
            && !partner.contains_key(&polardb)
        {
            partner.insert(rds, polardb);
            partner.insert(polardb, rds);
        }
    }
    let row = |(at, (name, before)): (usize, &(String, Answerer))| {
        let after = partner.get(&at).map_or(before, |other| &answerers[*other].1);
        NameRow {
            name: name.clone(),
            moved: before.side != after.side,
            before: before.clone(),
            after: after.clone(),
        }
    };
    answerers.iter().enumerate().map(row).collect()
}

/// Every name and the address that answers it, in the order of [`name_map`].
fn answerers(now: &Migration) -> Vec<(String, Answerer)> {
    let of = |side: Side| {
        addresses(side.endpoints(now)).map(move |(endpoint, address)| {
            let answerer = Answerer {
                side,
                endpoint: endpoint.id.clone(),
                kind: endpoint.kind.clone(),
                net_type: address.net_type.clone(),
                port: address.port.clone(),
            };
            (address.connection_string.clone(), answerer)
        })
    };
    let mut answerers: Vec<_> = of(Side::Rds).chain(of(Side::Polardb)).collect();
    answerers.sort_by(|(a, x), (b, y)| {
        let key = |it: &Answerer| (it.side, rank(&it.kind), net_rank(&it.net_type));
        key(x).cmp(&key(y)).then_with(|| a.cmp(b))
    });
    answerers
}

fn net_rank(net_type: &NetType) -> u8 {
    match net_type {
        NetType::Private => 0,
        NetType::Inner => 1,
        NetType::Public => 2,
        NetType::Unrecognised(_) => 3,
    }
}
