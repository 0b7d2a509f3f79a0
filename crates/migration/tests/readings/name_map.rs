//! The before and after map.

use migration::EndpointKind::{PolardbCluster, PolardbPrimary, RdsPrimary, RdsProxy};
use migration::*;

fn address(name: &str, net_type: NetType, port: &str) -> Address {
    Address {
        connection_string: name.into(),
        ip: "10.0.0.1".into(),
        net_type,
        port: port.into(),
        ssl: Some(false),
        vpc: "vpc-1".into(),
        vswitch: "vsw-1".into(),
    }
}

fn endpoint(id: &str, kind: EndpointKind, addresses: Vec<Address>) -> Endpoint {
    Endpoint { id: id.into(), kind, addresses }
}

/// In no helpful order.
fn migration() -> Migration {
    use NetType::{Private, Public};
    Migration {
        cluster: "pc-1".into(),
        source: "rm-1".into(),
        source_kind: SourceKind::Rds,
        status: MigrationStatus::SyncingToPolardb,
        direction: Direction::RdsToPolardb,
        rds_mode: ReadWriteMode::ReadWrite,
        cluster_mode: ReadWriteMode::ReadOnly,
        delay: Delay::from_wire(Some(0)),
        deadline: None,
        unreadable_deadline: None,
        comment: String::new(),
        dts_instance: String::new(),
        rds_endpoints: vec![
            endpoint("rm-1-proxy", RdsProxy, vec![address("rw.rds", Private, "3306")]),
            endpoint(
                "rm-1-normal",
                RdsPrimary,
                vec![address("open.rds", Public, "3306"), address("rm.rds", Private, "3306")],
            ),
        ],
        polardb_endpoints: vec![
            endpoint("pe-2", PolardbCluster, vec![address("pc.cluster", Private, "3306")]),
            endpoint(
                "pe-1",
                PolardbPrimary,
                vec![address("pc.primary", Private, "3307"), address("", Public, "3307")],
            ),
        ],
        read_at: None,
    }
}

fn pair(rds: &str, polardb: &str) -> Pair {
    Pair { rds: rds.into(), polardb: polardb.into() }
}

/// `name: before -> after`, with `!` where the port behind the name changes.
fn lines(pairs: &[Pair]) -> Vec<String> {
    let place = |at: &Answerer| format!("{}:{}", at.endpoint, at.port);
    name_map(&migration(), pairs)
        .iter()
        .map(|row| {
            let arrow = if row.moved { "->" } else { "==" };
            let mark = if row.port_changes() { " !" } else { "" };
            format!("{}: {} {arrow} {}{mark}", row.name, place(&row.before), place(&row.after))
        })
        .collect()
}

#[test]
fn ports_stay_with_their_side_and_what_is_in_no_pair_stays_where_it_is() {
    assert_eq!(
        lines(&[pair("rm.rds", "pc.primary"), pair("rw.rds", "pc.cluster")]),
        [
            "rm.rds: rm-1-normal:3306 -> pe-1:3307 !",
            "open.rds: rm-1-normal:3306 == rm-1-normal:3306",
            "rw.rds: rm-1-proxy:3306 -> pe-2:3306",
            "pc.primary: pe-1:3307 -> rm-1-normal:3306 !",
            "pc.cluster: pe-2:3306 -> rm-1-proxy:3306",
        ]
    );
}

#[test]
fn without_pairs_everybody_stays() {
    let rows = name_map(&migration(), &[]);
    assert_eq!(rows.len(), 5, "an address without a name is no row");
    assert!(rows.iter().all(|row| !row.moved && row.before == row.after));
}

#[test]
fn a_pair_that_cannot_be_sent_moves_nothing() {
    let as_before = lines(&[]);
    assert_eq!(lines(&[pair("gone", "pc.primary"), pair("rm.rds", "gone")]), as_before);
    assert_eq!(lines(&[pair("pc.primary", "rm.rds")]), as_before, "named by the wrong sides");
    let twice = [pair("rm.rds", "pc.primary"), pair("rm.rds", "pc.cluster")];
    assert_eq!(lines(&twice), lines(&twice[..1]));
}
