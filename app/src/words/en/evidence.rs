//! What the checks of the preflight saw, in English.

use jiff::SignedDuration;
use migration::{
    Check, CheckId, Compared, Direction, Evidence, Exclusion, Method, Pair, ReadWriteMode,
    SWITCH_DELAY_LIMIT_SECONDS, SideAddress, Trend, Verdict,
};

use super::{preflight, rules, terms, time};
use crate::ui::moment;
use crate::words::EvidenceWords;

pub const WORDS: EvidenceWords = EvidenceWords { of_check };

const LIMIT: u64 = SWITCH_DELAY_LIMIT_SECONDS;

fn of_check(check: &Check) -> String {
    match &check.evidence {
        Evidence::Nothing => (preflight::WORDS.check)(check.id).when_nothing_is_seen.to_owned(),
        Evidence::Status(status) => format!("The migration status is {status}."),
        Evidence::Refusal(refusal) => sentence(&(rules::WORDS.refusal)(refusal)),
        Evidence::Differences(all) if all.is_empty() => {
            "Nothing that matters changed since you opened this page.".to_owned()
        }
        Evidence::Differences(all) => {
            let all: Vec<_> = all.iter().map(rules::WORDS.difference).collect();
            sentence(&all.join("; "))
        }
        Evidence::Source { now, was: Some(was) } => {
            format!("The source was {was} when you opened this page; it is {now} now.")
        }
        Evidence::Source { now, .. } if now.is_empty() => "No source is named.".to_owned(),
        Evidence::Source { now, .. } => format!("The source is {now}."),
        Evidence::Direction { now, expected } => direction(now, expected),
        Evidence::Mode { now, expected } if now == expected => format!("It is {}.", mode(now)),
        Evidence::Mode { now, expected } => {
            format!("It is {}; {} was expected.", mode(now), mode(expected))
        }
        Evidence::Modes { rds, cluster } => format!(
            "Now the source is {} and the cluster is {}. Afterwards both accept writes: what is still written to the source does not reach the cluster, and nothing tells.",
            mode(rds),
            mode(cluster)
        ),
        Evidence::Delay { now, limit } => delay(check, now.seconds(), *limit),
        Evidence::Trend(trend) => of_trend(check, *trend),
        Evidence::Deadline { unreadable: Some(text), .. } => {
            format!("The time at which it expires cannot be read: \"{text}\".")
        }
        Evidence::Deadline { deadline: None, .. } => "No time is reported at which it expires.".to_owned(),
        Evidence::Deadline { deadline: Some(deadline), left, needed, .. } => {
            let left = left.map(|left| (time::WORDS.left)(left.as_secs()));
            let left = left.unwrap_or_else(|| time::WORDS.left_unknown.to_owned());
            let needed = minutes(*needed);
            format!("It expires at {} ({left}). Up to {needed} are needed.", moment(deadline.0))
        }
        Evidence::WayBack { source_mode, direction, left, needed } => {
            way_back(source_mode, direction, *left, *needed)
        }
        Evidence::Method(Method::Physical) => {
            "Physical replication brings triggers and events along.".to_owned()
        }
        Evidence::Method(Method::Logical(task)) => format!(
            "Logical replication (DTS task {task}) brings neither. Whether the source has any is not reported."
        ),
        Evidence::DtsJobs(None) => {
            "PolarDB has no list of them. One that writes to the side that becomes read-only breaks; one that reads from it has to follow the business.".to_owned()
        }
        Evidence::DtsJobs(Some(jobs)) if jobs.is_empty() => "There are none.".to_owned(),
        Evidence::DtsJobs(Some(jobs)) => {
            format!("Re-pointed from here before: {}. They have to follow the business.", jobs.join(", "))
        }
        Evidence::PairCount { chosen: 0, .. } => "No pair is chosen.".to_owned(),
        Evidence::PairCount { chosen, at_most } => {
            format!("{chosen} chosen; at most {at_most} can swap.")
        }
        Evidence::Pair { pair, compared } => of_pair(check, pair, compared),
        Evidence::Unpaired { place, excluded } => unpaired(check, place, *excluded),
        Evidence::Names(names) => of_names(check.id, names),
        Evidence::SwapBack { missing, extra } => swap_back(check, missing, extra),
        Evidence::Lasts(time) => format!(
            "Without binary logging the cluster restarts: about {} s without connections.",
            time.as_secs()
        ),
        Evidence::Error(text) if text.is_empty() => "No error is reported.".to_owned(),
        Evidence::Error(_) if check.id == CheckId::ErrorSkipped => {
            "ForceSwitch goes on without mending it; what it is about may be missing or wrong on PolarDB:".to_owned()
        }
        Evidence::Error(_) => "It is reported:".to_owned(),
    }
}

fn direction(now: &Direction, expected: &Direction) -> String {
    let word = terms::WORDS.direction;
    match now {
        now if now == expected => format!("Data flows from {}.", word(now)),
        Direction::Absent => format!("It is not reported; {} was expected.", word(expected)),
        Direction::RdsToPolardb | Direction::PolardbToRds | Direction::Unrecognised(_) => {
            format!("Data flows from {}; {} was expected.", word(now), word(expected))
        }
    }
}

fn delay(check: &Check, seconds: Option<u64>, limit: u64) -> String {
    let is_reverse = check.id == CheckId::ReverseDelay;
    let is_gate = check.id == CheckId::DelayBelowGate && check.verdict != Verdict::Pass;
    match seconds {
        None if is_reverse => "It is not known how far RDS is behind PolarDB.".to_owned(),
        None => format!("The replication delay is unknown; it must be known and below {limit} s."),
        Some(seconds) if is_reverse && seconds > limit => {
            format!("RDS is {seconds} s behind PolarDB: the business waits until it has caught up.")
        }
        Some(seconds) if is_reverse => format!("RDS is {seconds} s behind PolarDB."),
        Some(seconds) if is_gate => {
            format!("The replication delay is {seconds} s; it must be below {limit} s.")
        }
        Some(seconds) => format!("The replication delay is {seconds} s."),
    }
}

fn of_trend(check: &Check, trend: Trend) -> String {
    match trend {
        Trend::Unknown => "There are too few readings to tell where it is going.".to_owned(),
        Trend::Steady => "It is steady.".to_owned(),
        Trend::Falling(per_hour) => format!("It falls by {}.", rate(per_hour)),
        Trend::Rising(per_hour) if check.verdict == Verdict::Warn => format!(
            "It rises by {}, and would reach {LIMIT} s while the switch runs.",
            rate(per_hour)
        ),
        Trend::Rising(per_hour) => format!("It rises by {}.", rate(per_hour)),
    }
}

fn rate(per_hour: u64) -> String {
    match per_hour / 60 {
        0 => format!("about {per_hour} s an hour"),
        per_minute => format!("about {per_minute} s a minute"),
    }
}

fn way_back(
    source: &ReadWriteMode,
    now: &Direction,
    left: Option<SignedDuration>,
    needed: SignedDuration,
) -> String {
    let mut against = Vec::new();
    match left {
        None => against.push("the time that is left is not known".to_owned()),
        Some(left) if left < needed => {
            against.push(format!("less than {} are left for both moves", minutes(needed)));
        }
        Some(_) => {}
    }
    if *source != ReadWriteMode::ReadWrite {
        against.push(format!("the source is {}", mode(source)));
    }
    if *now != Direction::RdsToPolardb {
        against.push(format!("the direction is {}", (terms::WORDS.direction)(now)));
    }
    if against.is_empty() {
        "Rolling back stays possible: the source is well, and there is time for both moves."
            .to_owned()
    } else {
        format!("Whether you can roll back is in doubt: {}.", against.join(", "))
    }
}

fn of_pair(check: &Check, pair: &Pair, compared: &Compared) -> String {
    let differs = check.verdict != Verdict::Pass;
    let net = terms::WORDS.net_type;
    let Pair { rds, polardb } = pair;
    let what = match compared {
        Compared::Present(true, true) => "both sides have their name".to_owned(),
        Compared::Present(false, true) => format!("{rds} is not a name of the RDS side now"),
        Compared::Present(true, false) => {
            format!("{polardb} is not a name of the PolarDB side now")
        }
        Compared::Present(false, false) => "neither side has its name now".to_owned(),
        Compared::AlsoElsewhere(names) if names.is_empty() => "in this pair only".to_owned(),
        Compared::AlsoElsewhere(names) => format!("in an earlier pair too: {}", names.join(", ")),
        Compared::Kinds(a, b) => {
            let kind = terms::WORDS.endpoint_kind;
            let verdict = if differs { "; these types may not swap" } else { "" };
            format!("{} with {}{verdict}", kind(a), kind(b))
        }
        Compared::Ips(a, b) if differs => format!("an IPv6 address cannot swap ({a}, {b})"),
        Compared::Ips(..) => "no IPv6 address".to_owned(),
        Compared::Ssl(a, b) if differs && (a.is_none() || b.is_none()) => {
            format!("SSL is {} at RDS and {} at PolarDB", ssl(*a), ssl(*b))
        }
        Compared::Ssl(a, b) if differs => {
            format!("SSL is {} at RDS and {} at PolarDB; it must be equal", ssl(*a), ssl(*b))
        }
        Compared::Ssl(a, _) => format!("SSL is {} on both", ssl(*a)),
        Compared::Vpcs(a, b) if differs && a != b => {
            format!("in {a} and in {b}, so clients would lose the connection")
        }
        Compared::Vpcs(..) if differs => "the VPC is not reported".to_owned(),
        Compared::Vpcs(a, b) if a == b && !a.is_empty() => format!("both in {a}"),
        Compared::Vpcs(..) => "not both private".to_owned(),
        Compared::NetTypes(a, b) if differs => format!("{} with {}", net(a), net(b)),
        Compared::NetTypes(a, _) => format!("{} on both", net(a)),
        Compared::Ports(a, b) if differs && a != b => format!(
            "port {a} at RDS and {b} at PolarDB. Ports do not swap: a client that keeps its port reaches nothing"
        ),
        Compared::Ports(..) if differs => "the ports are not reported".to_owned(),
        Compared::Ports(a, _) => format!("port {a} on both"),
    };
    format!("{rds} with {polardb}: {what}.")
}

fn unpaired(check: &Check, place: &SideAddress, excluded: Option<Exclusion>) -> String {
    let kind = (terms::WORDS.endpoint_kind)(&place.kind);
    let net = (terms::WORDS.net_type)(&place.net_type);
    let name = &place.connection_string;
    let why = match excluded {
        Some(Exclusion::Ipv6) => " IPv6 addresses do not swap.",
        Some(Exclusion::Kind) => " Endpoints of its type do not swap.",
        Some(Exclusion::Vpc) => " The cluster has no address in its VPC.",
        Some(Exclusion::NoRoom) => " As many pairs as can swap are chosen.",
        None if check.fix.is_none() => " The cluster can have no partner for it.",
        None => "",
    };
    format!(
        "{name} ({kind}, {net}, port {}) goes on leading to RDS, which becomes read-only.{why}",
        place.port
    )
}

fn of_names(id: CheckId, names: &[String]) -> String {
    match (id == CheckId::NamesLeftOnSource, names) {
        (true, []) => "No name leads to the source.".to_owned(),
        (true, names) => {
            format!("These lead to the source, which accepts writes again: {}.", names.join(", "))
        }
        (false, []) => "No name has to change.".to_owned(),
        (false, names) => format!(
            "No name moves. Clients of these have to connect elsewhere: {}.",
            names.join(", ")
        ),
    }
}

fn swap_back(check: &Check, missing: &[Pair], extra: &[Pair]) -> String {
    let list = |pairs: &[Pair]| {
        let pairs: Vec<_> =
            pairs.iter().map(|it| format!("{} with {}", it.rds, it.polardb)).collect();
        pairs.join(", ")
    };
    match (missing, extra) {
        ([], []) if check.verdict == Verdict::Pass => {
            "What the switch had swapped swaps back, and nothing else.".to_owned()
        }
        ([], []) => "The switch was not made here, or endpoints changed since: which names had swapped is not known.".to_owned(),
        (missing, []) => format!("These stay swapped: {}.", list(missing)),
        ([], extra) => format!("The switch had not swapped these: {}.", list(extra)),
        (missing, extra) => format!(
            "These stay swapped: {}. The switch had not swapped these: {}.",
            list(missing),
            list(extra)
        ),
    }
}

fn sentence(text: &str) -> String {
    (terms::WORDS.sentence)(text)
}

fn mode(mode: &ReadWriteMode) -> &str {
    match mode {
        ReadWriteMode::ReadWrite => terms::WORDS.read_and_write,
        ReadWriteMode::ReadOnly => terms::WORDS.read_only,
        ReadWriteMode::Absent => "not reported",
        ReadWriteMode::Unrecognised(word) => word,
    }
}

fn ssl(ssl: Option<bool>) -> &'static str {
    match ssl {
        Some(true) => "on",
        Some(false) => "off",
        None => "not reported",
    }
}

fn minutes(time: SignedDuration) -> String {
    format!("{} min", time.as_mins())
}
