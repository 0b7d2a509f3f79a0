//! The preflight inside the dialogs, in English.

use migration::{CheckId, Fix, ReadWriteMode, Side, Verdict};

use super::terms;
use crate::words::preflight::{CheckWords, MapWords, rds_port_call};
use crate::words::{PreflightWords, RdsSource};

pub const WORDS: PreflightWords = PreflightWords {
    checks: "Checks",
    checked_at: "Checked at",
    tally: |tally| {
        let counts = [
            (tally.red, "blocks", "block"),
            (tally.amber, "to acknowledge", "to acknowledge"),
            (tally.info, "to know", "to know"),
            (tally.passed, "passes", "pass"),
        ];
        let parts = counts.iter().filter(|(count, ..)| *count > 0);
        let parts = parts.map(|(count, one, more)| match count {
            1 => format!("1 {one}"),
            count => format!("{count} {more}"),
        });
        parts.collect::<Vec<_>>().join(", ")
    },
    blocked: "This cannot be sent now",
    to_acknowledge: "Acknowledge before OK",
    acknowledge: |name| format!("Acknowledge: {name}"),
    the_rest: |tally| match (tally.info, tally.passed) {
        (0, 1) => "1 check passes".to_owned(),
        (0, passed) => format!("{passed} checks pass"),
        (info, passed) => format!("{info} to know, {passed} pass"),
    },
    verdict: |verdict| match verdict {
        Verdict::Pass => "Passes",
        Verdict::Info => "To know",
        Verdict::Warn => "To acknowledge",
        Verdict::Block => "Blocks",
        Verdict::NotKnown(_) => "Not known",
    },
    check,
    fix,
    why_no_button: |reason| format!("Not possible now: {reason}."),
    pairs: "Pairs that swap",
    verdict_of_pair: "Verdict",
    fits: "fits",
    stays: "stays with RDS",
    check_pairs: "Check these pairs",
    check_again: "Check again",
    not_checked: "The choice could not be checked. Press the button to check it again.",
    choose_first: "Choose with or without endpoints, and the checks of that choice are made.",
    acknowledged: |names| format!("Acknowledged: {names}"),
    no_ok: "There is no OK while a check blocks.",
    map: MapWords {
        title: "Who answers each name",
        name: "Name",
        now: "Now",
        then: "Then",
        moves: "moves",
        stays: "stays",
        port_changes: |from, to| format!("port {from} becomes {to}"),
        answerer: |place, instance| {
            let side = side(place.side);
            let kind = (terms::WORDS.endpoint_kind)(&place.kind);
            let net = (terms::WORDS.net_type)(&place.net_type);
            format!("{side} {instance}: {kind}, {net}, port {}", place.port)
        },
        nothing_moves: "Nothing moves: every name goes on leading to where it leads now.",
    },
};

fn check(id: CheckId) -> CheckWords {
    match id {
        CheckId::AsSeen => with_value("The migration is as you saw it"),
        CheckId::Source => with_value("Source RDS instance"),
        CheckId::Status => with_value("Migration status"),
        CheckId::Direction => with_value("Replication direction"),
        CheckId::SourceMode => with_value("Source RDS read/write status"),
        CheckId::ClusterMode => with_value("PolarDB read/write status"),
        CheckId::DelayKnown => with_value("Replication delay is known"),
        CheckId::DelayBelowGate => with_value("Replication delay below 60 s"),
        CheckId::DelayTrend => with_value("Trend of the replication delay"),
        CheckId::ReverseDelay => with_value("Replication delay of RDS"),
        CheckId::Deadline => with_value("Time before the migration expires"),
        CheckId::WayBack => with_value("Way back after the switch"),
        CheckId::TriggersAndEvents => with_value("Triggers and events"),
        CheckId::BusinessDtsJobs => with_value("DTS tasks of the business"),
        CheckId::PairCount => with_value("Number of pairs"),
        CheckId::PairNames => with_value("Names of the pairs"),
        CheckId::PairUnique => with_value("Each name in one pair"),
        CheckId::PairTypes => with_value("Endpoint types"),
        CheckId::PairIpv6 => with_value("IPv6"),
        CheckId::PairSsl => with_value("SSL"),
        CheckId::PairVpc => with_value("VPC"),
        CheckId::PairNetTypes => with_value("Network types"),
        CheckId::PairPorts => with_value("Ports"),
        CheckId::UnpairedName => CheckWords {
            name: "Names that stay with RDS",
            when_nothing_is_seen: "Every name of the RDS side is in a pair.",
        },
        CheckId::DnsCache => CheckWords {
            name: "DNS caches",
            when_nothing_is_seen: "Until its DNS cache expires a client may fail to connect, or find the database read-only.",
        },
        CheckId::ConnectionsChange => with_value("Connections to change"),
        CheckId::SwapBack => with_value("Names that swap back"),
        CheckId::NoWayBack => CheckWords {
            name: "No way back",
            when_nothing_is_seen: "The synchronization link is removed, and nothing brings it back.",
        },
        CheckId::BothSidesWrite => with_value("Both sides accept writes"),
        CheckId::NamesLeftOnSource => with_value("Names that lead to the source"),
        CheckId::BinlogRestart => with_value("The cluster restarts"),
        CheckId::ClusterKeepsCosting => CheckWords {
            name: "Cost of the cluster",
            when_nothing_is_seen: "The cluster keeps its data, is not released, and is billed from then on.",
        },
        CheckId::ReleaseByHand => CheckWords {
            name: "Release of the cluster",
            when_nothing_is_seen: "Nothing releases the cluster by itself.",
        },
        CheckId::ErrorReported => with_value("Reported error"),
        CheckId::ErrorSkipped => with_value("The error is skipped"),
    }
}

/// The words of a check whose evidence is always a value.
fn with_value(name: &'static str) -> CheckWords {
    CheckWords { name, when_nothing_is_seen: "What this check saw is not recorded." }
}

fn fix(fix: &Fix, source: &RdsSource<'_>) -> String {
    match fix {
        Fix::Wait => "Wait: it may pass by itself.".to_owned(),
        Fix::OpenAgain => "Open the dialog again and look.".to_owned(),
        Fix::MendSource => "Mend it on the source RDS instance, then check again.".to_owned(),
        Fix::ChoosePairs(pairs) if pairs.len() == 1 => "Choose the pair that fits".to_owned(),
        Fix::ChoosePairs(pairs) => format!("Choose the {} pairs that fit", pairs.len()),
        Fix::AddPair(pair) => format!("Let it swap with {}", pair.polardb),
        Fix::RemovePair(pair) => format!("Leave {} where it is", pair.rds),
        Fix::WithoutEndpoints => "Choose without endpoints".to_owned(),
        Fix::ChangePort { at, to } if at.side == Side::Polardb => {
            format!("Change the port of {} to {to}", at.connection_string)
        }
        Fix::ChangePort { at, to } => {
            format!("Change the port on the RDS side: {}", rds_port_call(source, at, to))
        }
        Fix::EnableSsl { at } => format!("Enable SSL on {}", at.connection_string),
        Fix::DisableSsl { at } => format!("Disable SSL on {}", at.connection_string),
        Fix::CreateEndpointAddress { endpoint, .. } => {
            format!("Create a public address on {endpoint}")
        }
        Fix::CreateClusterEndpoint { mode, .. } => match mode {
            ReadWriteMode::ReadOnly => "Create a custom cluster endpoint (Read-only)",
            ReadWriteMode::ReadWrite => "Create a custom cluster endpoint (Read and Write)",
            ReadWriteMode::Absent | ReadWriteMode::Unrecognised(_) => {
                "Create a custom cluster endpoint"
            }
        }
        .to_owned(),
        Fix::ChangeConnections(_) => "Have their clients connect to the other side.".to_owned(),
        Fix::RecreateTriggersAndEvents => {
            "List them on the source with SHOW TRIGGERS and SHOW EVENTS, and create them on the cluster by hand.".to_owned()
        }
        Fix::RepointDtsJobs(_) => {
            "Re-point them afterwards with ModifyDBClusterMigrationEndpoint.".to_owned()
        }
        Fix::FlushDnsCaches => "Flush DNS caches and reopen pooled connections.".to_owned(),
        Fix::KeepBinlog => "Keep binary logging".to_owned(),
        Fix::ReleaseCluster => {
            "Release it with DeleteDBCluster once it is not needed any more.".to_owned()
        }
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Rds => "RDS",
        Side::Polardb => "PolarDB",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Tally;

    #[test]
    fn a_tally_names_what_there_is() {
        let tally = Tally { red: 1, amber: 2, info: 0, passed: 12 };
        assert_eq!((WORDS.tally)(&tally), "1 blocks, 2 to acknowledge, 12 pass");
        assert_eq!((WORDS.the_rest)(&tally), "12 checks pass");
    }
}
