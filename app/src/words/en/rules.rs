//! What the rules refuse, what they find wrong, and what they find changed, in English.

use migration::{
    ChangeDifference, ChangeRefusal, Difference, Direction, InvalidId, MAX_CLUSTER_ENDPOINTS,
    MAX_PAIRS, POLARDB_PORTS, PairFault, ReadWriteMode, Refusal, SWITCH_DELAY_LIMIT_SECONDS,
};

use super::terms;
use crate::words::RuleWords;

pub const WORDS: RuleWords =
    RuleWords { invalid_id, refusal, difference, pair_fault, change_refusal, change_difference };

fn invalid_id(invalid: &InvalidId) -> String {
    match invalid {
        InvalidId::Cluster(text) => format!(
            "\"{text}\" is not a cluster ID: it starts with pc- and goes on with lower-case letters, digits and hyphens"
        ),
        InvalidId::Instance(text) => format!(
            "\"{text}\" is not the ID of a source RDS instance: it starts with rm- and goes on with lower-case letters, digits and hyphens"
        ),
        InvalidId::Region(text) => format!("\"{text}\" is not a region ID such as cn-hangzhou"),
        InvalidId::Profile(text) => format!(
            "\"{text}\" is not a profile name: use letters, digits, hyphens, underscores and dots"
        ),
    }
}

fn refusal(refusal: &Refusal) -> String {
    let limit = SWITCH_DELAY_LIMIT_SECONDS;
    match refusal {
        Refusal::NoMigration => "the cluster has no migration".to_owned(),
        Refusal::NotFromRds(kind) => {
            format!("this migration comes from {kind}, not from RDS, and is not handled here")
        }
        Refusal::Status(status) => format!("not possible while the migration status is {status}"),
        Refusal::UnrecognisedStatus(word) => {
            format!("the migration status \"{word}\" is not known here, so nothing can be changed")
        }
        Refusal::NotStuck(status) => {
            format!("possible only when a step is stuck, and no error is reported while {status}")
        }
        Refusal::DelayUnknown => {
            format!("the replication delay is unknown; it must be known and below {limit} s")
        }
        Refusal::DelayTooHigh(seconds) => {
            format!("the replication delay is {seconds} s; it must be below {limit} s")
        }
    }
}

fn difference(difference: &Difference) -> String {
    match difference {
        Difference::Status { was, now } => {
            changed("the migration status", was.as_str(), now.as_str())
        }
        Difference::Direction { was, now } => {
            changed("the direction", &direction(was), &direction(now))
        }
        Difference::RdsMode { was, now } => {
            changed("the source RDS read/write status", mode(was), mode(now))
        }
        Difference::ClusterMode { was, now } => {
            changed("the PolarDB read/write status", mode(was), mode(now))
        }
        Difference::Source { was, now } => {
            changed("the source RDS instance", or_none(was), or_none(now))
        }
        Difference::RdsStrings { was, now } => answered("the RDS side", &list(was), &list(now)),
        Difference::PolardbStrings { was, now } => {
            answered("the PolarDB side", &list(was), &list(now))
        }
        Difference::Comment { was, now } => changed("the error", &quoted(was), &quoted(now)),
    }
}

fn pair_fault(fault: &PairFault) -> String {
    match fault {
        PairFault::NoPairs => "no pair of connection strings was chosen".to_owned(),
        PairFault::TooMany(count) => {
            format!("{count} pairs were chosen; at most {MAX_PAIRS} can swap")
        }
        PairFault::NotOnRdsSide(name) => {
            format!("{name} is not a connection string of the RDS side now")
        }
        PairFault::NotOnPolardbSide(name) => {
            format!("{name} is not a connection string of the PolarDB side now")
        }
        PairFault::UsedTwice(name) => format!("{name} is in more than one pair"),
        PairFault::TypesMayNotSwap(a, b) => {
            format!("the endpoint types of {a} and {b} may not swap")
        }
        PairFault::Ipv6(name) => format!("{name} is an IPv6 address, which cannot swap"),
        PairFault::SslDiffers(a, b) => {
            format!("SSL differs between {a} and {b}; it must be equal on both")
        }
        PairFault::VpcDiffers(a, b) => {
            format!("{a} and {b} are in different VPCs, so clients would lose the connection")
        }
        PairFault::NetTypesDiffer(a, b) => format!("the network types of {a} and {b} differ"),
        PairFault::PortsDiffer(a, b) => {
            format!("the ports of {a} and {b} differ, and ports do not swap")
        }
    }
}

fn change_refusal(refusal: &ChangeRefusal) -> String {
    match refusal {
        ChangeRefusal::Unread(part) => format!("the {part} of the cluster cannot be read"),
        ChangeRefusal::NotRunning(status) => format!(
            "the cluster is {}; it has to be Running",
            (terms::WORDS.cluster_status)(status)
        ),
        ChangeRefusal::InTransition(status) => {
            format!("the migration is in {status}; wait until that is over")
        }
        ChangeRefusal::NoEndpoint(id) => format!("the cluster has no endpoint {id}"),
        ChangeRefusal::NoAddress { endpoint, net } => format!("{endpoint} has no {net} address"),
        ChangeRefusal::HasPublicAddress(id) => format!("{id} has a public address already"),
        ChangeRefusal::Prefix => "a name has 6 to 40 lower-case letters, digits and hyphens, begins with a letter and does not end with a hyphen".to_owned(),
        ChangeRefusal::Port => {
            format!("a port is between {} and {}", POLARDB_PORTS.start(), POLARDB_PORTS.end())
        }
        ChangeRefusal::SamePort(port) => format!("the port is {port} already"),
        ChangeRefusal::SameSsl(on) => format!("SSL is {} already", on_off(*on)),
        ChangeRefusal::TooManyEndpoints => format!(
            "a cluster has at most {MAX_CLUSTER_ENDPOINTS} cluster endpoints, the default one included"
        ),
        ChangeRefusal::NoNode(id) => format!("the cluster has no node {id}"),
        ChangeRefusal::TooFewNodes => {
            "an endpoint that takes writes needs at least two nodes".to_owned()
        }
        ChangeRefusal::NoJobs => "name at least one DTS job".to_owned(),
        ChangeRefusal::JobId(text) => format!("\"{text}\" is not the ID of a DTS job"),
        ChangeRefusal::WrongTarget { expected, status } => {
            format!("DTS jobs go to {expected} while the migration is in {status}")
        }
        ChangeRefusal::NotReplicating(status) => format!(
            "DTS jobs are re-pointed after a switch or a roll back; the migration is in {status}"
        ),
        ChangeRefusal::Migrating => {
            "a cluster with a migration cannot be released: end the migration first".to_owned()
        }
        ChangeRefusal::Locked => "deletion protection is on: turn it off first".to_owned(),
        ChangeRefusal::PayType(word) => {
            format!("only a pay-as-you-go cluster can be released; this one is {word}")
        }
    }
}

fn change_difference(difference: &ChangeDifference) -> String {
    let or_gone = |word: &str| match word {
        "" => "gone".to_owned(),
        word => (terms::WORDS.cluster_status)(word),
    };
    let or_nothing = |text: &str| if text.is_empty() { "nothing" } else { text }.to_owned();
    match difference {
        ChangeDifference::Status { was, now } => {
            changed("the cluster status", &or_gone(was), &or_gone(now))
        }
        ChangeDifference::Migration { was, now } => {
            changed("the migration status", was.as_str(), now.as_str())
        }
        ChangeDifference::Source { was, now } => {
            changed("the source RDS instance", or_none(was), or_none(now))
        }
        ChangeDifference::PayType { was, now } => changed("the billing method", was, now),
        ChangeDifference::DeletionLock { was, now } => {
            changed("deletion protection", on_off(*was), on_off(*now))
        }
        ChangeDifference::Endpoint { endpoint, was, now } => {
            answered(endpoint, &or_nothing(was), &or_nothing(now))
        }
        ChangeDifference::Endpoints { was, now } => format!(
            "the cluster had the endpoints {} when you opened this page; it has {} now",
            was.join(", "),
            now.join(", ")
        ),
    }
}

fn changed(what: &str, was: &str, now: &str) -> String {
    format!("{what} was {was} when you opened this page; it is {now} now")
}

fn answered(what: &str, was: &str, now: &str) -> String {
    format!("{what} answered to {was} when you opened this page; it answers to {now} now")
}

fn direction(direction: &Direction) -> String {
    match direction {
        Direction::Absent => "absent".to_owned(),
        Direction::RdsToPolardb | Direction::PolardbToRds | Direction::Unrecognised(_) => {
            (terms::WORDS.direction)(direction)
        }
    }
}

fn mode(mode: &ReadWriteMode) -> &str {
    match mode {
        ReadWriteMode::ReadWrite => terms::WORDS.read_and_write,
        ReadWriteMode::ReadOnly => terms::WORDS.read_only,
        ReadWriteMode::Absent => "absent",
        ReadWriteMode::Unrecognised(word) => word,
    }
}

fn on_off(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}

/// The error text on one line, because a form changes line breaks.
fn quoted(text: &str) -> String {
    match text.split_whitespace().collect::<Vec<_>>().join(" ") {
        empty if empty.is_empty() => "none".to_owned(),
        text => format!("\"{text}\""),
    }
}

fn list(strings: &[String]) -> String {
    if strings.is_empty() { "no connection string".to_owned() } else { strings.join(", ") }
}
