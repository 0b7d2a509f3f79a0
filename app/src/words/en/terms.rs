//! The nouns of a migration, and how words are put together, in English.

use migration::{Action, Address, Direction, EndpointKind, NetType, PairFault};

use crate::words::Terms;

pub const WORDS: Terms = Terms {
    button,
    dialog_title: |action| match action {
        Action::Switch => "Switches the business over to the new database",
        Action::RollBack => "Switches the business back to the original database",
        Action::Complete | Action::Cancel | Action::Continue | Action::Abandon => button(action),
    },
    read_and_write: "Read and Write",
    read_only: "Read-only",
    not_reported: "Not reported",
    unknown: "Unknown",
    no_source: "None",
    nothing_replicated: "Nothing is replicated",
    direction: |direction| {
        match direction {
            Direction::RdsToPolardb => "RDS to PolarDB",
            Direction::PolardbToRds => "PolarDB to RDS",
            Direction::Absent => "Nothing is replicated",
            Direction::Unrecognised(word) => word,
        }
        .to_owned()
    },
    endpoint_kind: |kind| {
        match kind {
            EndpointKind::RdsPrimary | EndpointKind::PolardbPrimary => "Primary endpoint",
            EndpointKind::RdsProxy => "Read/write splitting endpoint",
            EndpointKind::RdsReadOnly => "Read-only endpoint",
            EndpointKind::PolardbCluster => "Cluster endpoint",
            EndpointKind::PolardbCustom => "Custom cluster endpoint",
            EndpointKind::Unrecognised(word) => word,
        }
        .to_owned()
    },
    net_type,
    address,
    short_fault: |fault| match fault {
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
    },
    cluster_status,
    pay_type: |word| {
        match word {
            "Postpaid" => "Pay-as-you-go",
            "Prepaid" => "Subscription",
            other => other,
        }
        .to_owned()
    },
    category: |word| {
        match word {
            "Normal" => "Cluster Edition",
            "Basic" => "Single Node Edition",
            "SENormal" => "Standard Edition",
            other => other,
        }
        .to_owned()
    },
    sentence: |text| {
        let mut chars = text.chars();
        let first = chars.next().map(|it| it.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}.", chars.as_str())
    },
    semicolon: "; ",
    comma: ", ",
    colon: ": ",
};

fn button(action: Action) -> &'static str {
    match action {
        Action::Switch => "Switch Over",
        Action::RollBack => "Roll Back Migration",
        Action::Complete => "Complete Migration",
        Action::Cancel => "Cancel Migration",
        Action::Continue => "Continue Migration",
        Action::Abandon => "Abandon Migration",
    }
}

fn net_type(net_type: &NetType) -> &str {
    match net_type {
        NetType::Private => "Private",
        NetType::Public => "Public",
        NetType::Inner => "Inner",
        NetType::Unrecognised(word) => word,
    }
}

fn address(address: &Address) -> String {
    let ssl = match address.ssl {
        Some(true) => "SSL enabled",
        Some(false) => "SSL disabled",
        None => "SSL not reported",
    };
    format!("{}, port {}, {ssl}", net_type(&address.net_type), address.port)
}

/// One word of the API stays; what it writes as two has words (vendor/rds-migration 4.2). The live API has other spellings
/// of some.
fn cluster_status(word: &str) -> String {
    match word {
        "INS_MAINTAINING" | "NS_MAINTAINING" | "Maintaining" => "Maintaining",
        "STARTING" => "Starting",
        "Switching" => "Switching primary node",
        "DBNodeCreating" => "Adding node",
        "DBNodeDeleting" => "Deleting node",
        "ClassChanging" => "Changing specifications",
        "ClassChanged" => "Specifications changed",
        "NetAddressCreating" => "Creating endpoint",
        "NetAddressDeleting" => "Deleting endpoint",
        "NetAddressModifying" => "Modifying endpoint",
        "MinorVersionUpgrading" => "Upgrading minor version",
        "MajorVersionUpgrading" => "Upgrading major version",
        "STORAGE_EXPANDIN" | "StorageExpanding" => "Expanding storage",
        "UPGRADE_FORBIDDEN" => "Upgrade forbidden",
        "Transing" | "TRANSING" => "Migrating across zones",
        "StandbyTransing" => "Migrating standby cluster",
        "SSL_MODIFYING" | "SSLModifying" => "Modifying SSL",
        "TDEModifying" => "Modifying TDE",
        "CONFIG_SWITCHING" | "ConfigSwitching" => "Changing endpoint configuration",
        "ROLE_SWITCHING" | "RoleSwitching" => "Changing endpoint mode",
        other => other,
    }
    .to_owned()
}
