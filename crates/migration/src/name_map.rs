//! The before and after map: who answers each name now, and who will answer it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::pairing::{addresses, rank};
use crate::{EndpointKind, Migration, NetType, Pair, Side};

/// The place that answers a name. Everything but the name stays with it in a swap (vendor/rds-migration 5, rules 1 and 2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answerer {
    pub side: Side,
    /// Id of the endpoint.
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
    /// A client that keeps its port reaches nothing behind the name any more.
    pub fn port_changes(&self) -> bool {
        self.before.port != self.after.port
    }
}

/// Who answers each name now and once `pairs` have swapped. A pair that names a string its side does not have, or one
/// of an earlier pair, moves nothing, as it cannot be sent. The RDS side's names come first, primary endpoints before
/// others, private addresses before public ones.
pub fn name_map(now: &Migration, pairs: &[Pair]) -> Vec<NameRow> {
    let places = places(now);
    let mut partner = BTreeMap::new();
    let find = |side: Side, name: &str| {
        places.iter().position(|(text, place)| place.side == side && text == name)
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
        let after = partner.get(&at).map_or(before, |other| &places[*other].1);
        NameRow {
            name: name.clone(),
            moved: before.side != after.side,
            before: before.clone(),
            after: after.clone(),
        }
    };
    places.iter().enumerate().map(row).collect()
}

/// Every name and the place that answers it, in the order of a reader.
fn places(now: &Migration) -> Vec<(String, Answerer)> {
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
    let mut places: Vec<_> = of(Side::Rds).chain(of(Side::Polardb)).collect();
    places.sort_by(|(a, x), (b, y)| {
        let key = |place: &Answerer| (place.side, rank(&place.kind), net_rank(&place.net_type));
        key(x).cmp(&key(y)).then_with(|| a.cmp(b))
    });
    places
}

fn net_rank(net_type: &NetType) -> u8 {
    match net_type {
        NetType::Private => 0,
        NetType::Inner => 1,
        NetType::Public => 2,
        NetType::Unrecognised(_) => 3,
    }
}
