//! The sentences of the console. Labels follow the vendor's console (domain.md 6).

use backend::{IntentRecord, Outcome, Parameters};
use migration::{
    Action, Address, Delay, Direction, EndpointKind, Migration, MigrationStatus as Status,
    PairFault, ReadWriteMode, SourceKind,
};

use crate::view::{Tone, Toned};

/// The button that opens the dialog.
pub fn button(action: Action) -> &'static str {
    match action {
        Action::Switch => "Switch Over",
        Action::RollBack => "Roll Back Migration",
        Action::Complete => "Complete Migration",
        Action::Cancel => "Cancel Migration",
        Action::Continue => "Continue Migration",
        Action::Abandon => "Abandon Migration",
    }
}

pub fn dialog_title(action: Action) -> &'static str {
    match action {
        Action::Switch => "Switches the business over to the new database",
        Action::RollBack => "Switches the business back to the original database",
        Action::Complete | Action::Cancel | Action::Continue | Action::Abandon => button(action),
    }
}

pub fn mode(mode: &ReadWriteMode) -> Toned {
    let (text, tone) = match mode {
        ReadWriteMode::ReadWrite => ("Read and Write", Tone::Good),
        ReadWriteMode::ReadOnly => ("Read-only", Tone::Plain),
        ReadWriteMode::Absent => ("Not reported", Tone::Plain),
        ReadWriteMode::Unrecognised(word) => (word.as_str(), Tone::Warning),
    };
    Toned { text: text.to_owned(), tone }
}

pub fn direction(direction: &Direction) -> String {
    match direction {
        Direction::RdsToPolardb => "RDS to PolarDB",
        Direction::PolardbToRds => "PolarDB to RDS",
        Direction::Absent => "Nothing is replicated",
        Direction::Unrecognised(word) => word,
    }
    .to_owned()
}

pub fn delay(migration: &Migration) -> Toned {
    if migration.status == Status::NoMigration {
        return Toned { text: "Nothing is replicated".to_owned(), tone: Tone::Plain };
    }
    match migration.delay {
        Delay::UNKNOWN => Toned { text: "Unknown".to_owned(), tone: Tone::Warning },
        delay => Toned {
            text: format!("{} s", delay.seconds().unwrap_or_default()),
            tone: if delay.allows_switch() { Tone::Good } else { Tone::Danger },
        },
    }
}

pub fn status_tone(status: &Status) -> Tone {
    match status {
        Status::NoMigration => Tone::Plain,
        Status::Cloning | Status::Switching | Status::RollingBack | Status::Closing => Tone::Busy,
        Status::SyncingToPolardb | Status::SyncingToRds => Tone::Good,
        Status::PrecheckFailed => Tone::Danger,
        Status::Unrecognised(_) => Tone::Warning,
    }
}

/// Where the migration stands, in one sentence.
pub fn status_sentence(migration: &Migration) -> String {
    let source = &migration.source;
    if let SourceKind::Other(kind) = &migration.source_kind {
        return format!(
            "This migration comes from {kind}, not from RDS. It is shown, and nothing can be changed here."
        );
    }
    match &migration.status {
        Status::NoMigration => "This cluster has no migration.".to_owned(),
        Status::Cloning => format!("The data of {source} is being copied to the cluster."),
        Status::PrecheckFailed => {
            "The precheck failed. Nothing is copied until the migration is continued or abandoned."
                .to_owned()
        }
        Status::SyncingToPolardb => match migration.delay.seconds() {
            Some(_) if migration.delay.allows_switch() => {
                format!("{source} takes the writes and the cluster follows. Ready to switch over.")
            }
            Some(seconds) => format!(
                "{source} takes the writes and the cluster follows {seconds} s behind. Switching waits until it is below 60 s."
            ),
            None => format!(
                "{source} takes the writes. The replication delay is unknown, so switching waits."
            ),
        },
        Status::Switching => {
            "The business is being switched over to PolarDB. Usually done within 5 minutes."
                .to_owned()
        }
        Status::SyncingToRds => {
            format!("The cluster takes the writes and {source} follows. Rolling back is possible.")
        }
        Status::RollingBack => {
            "The business is being switched back to RDS. Usually done within 10 minutes.".to_owned()
        }
        Status::Closing => {
            let what = match migration.direction {
                Direction::RdsToPolardb => "cancelled",
                Direction::PolardbToRds => "completed",
                Direction::Absent | Direction::Unrecognised(_) => "ended",
            };
            format!("The migration is being {what}. Usually done within 2 minutes.")
        }
        Status::Unrecognised(word) => {
            format!(
                "The status {word} is not known here. Nothing can be changed; it is read again."
            )
        }
    }
}

pub fn endpoint_kind(kind: &EndpointKind) -> &str {
    match kind {
        EndpointKind::RdsPrimary => "Primary endpoint",
        EndpointKind::RdsProxy => "Read/write splitting endpoint",
        EndpointKind::RdsReadOnly => "Read-only endpoint",
        EndpointKind::PolardbPrimary => "Primary endpoint",
        EndpointKind::PolardbCluster => "Cluster endpoint",
        EndpointKind::PolardbCustom => "Custom cluster endpoint",
        EndpointKind::Unrecognised(word) => word,
    }
}

/// `Private, port 3306, SSL disabled`
pub fn address(address: &Address) -> String {
    let ssl = match address.ssl {
        Some(true) => "SSL enabled",
        Some(false) => "SSL disabled",
        None => "SSL not reported",
    };
    format!("{}, port {}, {ssl}", address.net_type.as_str(), address.port)
}

/// A fault of a pair in the words of an option.
pub fn fault(fault: &PairFault) -> &'static str {
    match fault {
        PairFault::TypesMayNotSwap(..) => "type may not swap",
        PairFault::Ipv6(_) => "IPv6",
        PairFault::SslDiffers(..) => "SSL differs",
        PairFault::VpcDiffers(..) => "other VPC",
        PairFault::NetTypesDiffer(..) => "network type differs",
        PairFault::PortsDiffer(..) => "port differs",
        PairFault::NoPairs
        | PairFault::TooMany(_)
        | PairFault::NotOnRdsSide(_)
        | PairFault::NotOnPolardbSide(_)
        | PairFault::UsedTwice(_) => "not possible",
    }
}

/// What the chosen parameters mean, for the activity list.
pub fn parameters(parameters: &Parameters) -> String {
    match parameters {
        Parameters::Move { pairs: None } => "without endpoints".to_owned(),
        Parameters::Move { pairs: Some(pairs) } if pairs.len() == 1 => {
            "with endpoints, 1 pair".to_owned()
        }
        Parameters::Move { pairs: Some(pairs) } => {
            format!("with endpoints, {} pairs", pairs.len())
        }
        Parameters::Close { keep_binlog: true } => "binary logging kept".to_owned(),
        Parameters::Close { keep_binlog: false } => "binary logging disabled".to_owned(),
        Parameters::Continue { force: true } => "the error is skipped".to_owned(),
        Parameters::Continue { force: false } => "the error is mended".to_owned(),
        Parameters::Abandon => String::new(),
    }
}

/// What became of an intent, in one sentence.
pub fn outcome(record: &IntentRecord) -> Toned {
    let label = button(record.action);
    let reason = record.reason.as_ref().map(ToString::to_string).unwrap_or_default();
    let (text, tone) = match record.outcome {
        Outcome::Checking => {
            (format!("{label} is being checked; nothing is sent yet."), Tone::Busy)
        }
        Outcome::Sent => (format!("{label} was sent. The answer is not here yet."), Tone::Busy),
        Outcome::Accepted => (
            format!(
                "{label} was accepted. Its effect does not show yet; the migration is being read."
            ),
            Tone::Busy,
        ),
        Outcome::Unknown => (
            format!(
                "Whether {label} ran is not known: {reason}. It is not sent again; reading the migration will tell."
            ),
            Tone::Warning,
        ),
        Outcome::Refused => (format!("Nothing was sent: {reason}."), Tone::Danger),
        Outcome::NotRun if reason.is_empty() => (format!("{label} did not run."), Tone::Danger),
        Outcome::NotRun => (format!("{label} did not run: {reason}."), Tone::Danger),
        Outcome::Ran => (format!("{label} ran."), Tone::Good),
        Outcome::SomethingElse => (something_else(record), Tone::Danger),
    };
    Toned { text, tone }
}

/// The alarm: what was meant, and what the migration did instead.
fn something_else(record: &IntentRecord) -> String {
    let label = button(record.action);
    let Some(now) = &record.read_after else {
        return format!("{label} was meant, and something else happened.");
    };
    let closing = now.status == Status::Closing;
    let became = match (record.action, &now.direction) {
        (Action::Cancel | Action::Abandon, Direction::PolardbToRds) if closing => {
            "The cancel became a complete, because someone switched in between.".to_owned()
        }
        (Action::Complete, Direction::RdsToPolardb) if closing => {
            "The complete became a cancel, because someone rolled back in between.".to_owned()
        }
        _ => format!(
            "The migration status is {} and the direction is {}.",
            now.status,
            direction(&now.direction)
        ),
    };
    format!("{label} was meant, and something else happened. {became}")
}
