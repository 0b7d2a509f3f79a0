//! The words of the console. Labels follow the vendor's console (domain.md 6).

mod outcome;
mod panel;
mod status;

use backend::Parameters;
use migration::{
    Action, Address, Delay, Direction, EndpointKind, Migration, MigrationStatus as Status,
    PairFault, ReadWriteMode,
};

use crate::view::{Tone, Toned};

pub use outcome::outcome;
pub use panel::panel;
pub use status::status_sentence;

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

/// The source instance, or that there is none.
pub fn source(migration: &Migration) -> String {
    match migration.source.as_str() {
        "" => "None".to_owned(),
        source => source.to_owned(),
    }
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
