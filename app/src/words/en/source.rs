//! A source RDS instance, and what the rules say about it, in English.

use backend::Ineligibility;
use migration::{
    CopyMethod, CreateFault, CreateNotice, Ineligible, SourceDifference, SourceRefusal,
    SourceValue, StorageKind,
};

use super::rules;
use crate::words::{SourceWords, bytes};

pub const WORDS: SourceWords = SourceWords {
    instance: "Source RDS Instance",
    description: "Name",
    status: "Status",
    version: "RDS Engine Version",
    minor_version: "Minor Version",
    edition: "Edition",
    class: "Instance Type",
    cpu_and_memory: |cpu, memory_mb| format!("{cpu} cores, {} GB", memory_mb / 1024),
    storage: "Storage Type",
    disk_used: "Storage Used",
    used_of: |used, total| match (used, total) {
        (Some(used), Some(total)) => format!("{} of {total} GB", bytes(used)),
        (Some(used), None) => bytes(used),
        (None, Some(total)) => format!("not reported, of {total} GB"),
        (None, None) => "not reported".to_owned(),
    },
    connection_mode: "Connection Mode",
    connection_mode_of: |word| {
        match word {
            "Standard" => "High-performance",
            "Safe" => "Safe (database proxy)",
            other => other,
        }
        .to_owned()
    },
    address_kind: |word| {
        match word {
            "ReadWriteSplitting" => "Read/write splitting",
            other => other,
        }
        .to_owned()
    },
    network: str::to_owned,
    ssl: "SSL",
    addresses: "Endpoints of the source",
    not_read: |why| format!("This part cannot be read: {why}."),
    on: "Enabled",
    off: "Disabled",
    instance_status: str::to_owned,
    category: |word| {
        match word.to_ascii_lowercase().as_str() {
            "highavailability" => "High-availability Edition",
            "basic" => "Basic Edition",
            "cluster" => "Cluster Edition",
            _ => word,
        }
        .to_owned()
    },
    storage_type: |word| match StorageKind::of(word) {
        StorageKind::LocalSsd => "Local SSD".to_owned(),
        StorageKind::CloudDisk => format!("Cloud disk ({word})"),
        StorageKind::Unknown => word.to_owned(),
    },
    refusal,
    ineligibility: |reason| match reason {
        Ineligibility::Refused(why) => refusal(why),
        Ineligibility::Id(invalid) => (rules::WORDS.invalid_id)(invalid),
    },
    difference,
    fault,
    notice,
    copy_method: "Method",
    method: |method| match method {
        CopyMethod::Physical => "Physical migration",
        CopyMethod::Logical => "Logical migration (DTS)",
    },
    follows: |method| match method {
        CopyMethod::Physical => &[
            "The cloud chooses the method by the source and the target; nobody can override it.",
            "All objects are copied, and databases made during the migration come along. The version stays.",
            "It is free: only the cluster is billed.",
            "Tables of another engine become InnoDB. Keep binary logs of the source for 24 hours or more.",
        ],
        CopyMethod::Logical => &[
            "The cloud chooses the method by the source and the target; nobody can override it.",
            "Databases, tables, views, procedures and functions are copied. Triggers and events are not: the source must have no triggers, and events are made again by hand.",
            "Databases made during the migration are not copied: add them to the forward and the reverse DTS task.",
            "The DTS task is billed besides the cluster. Never release it by hand.",
            "No DDL while the full copy runs. The source needs binlog_row_image=full, binary logs of 7 days, and no two-way DTS task.",
            "Foreign key constraints are disabled on the target, and its tables may take more space.",
        ],
    },
};

fn refusal(refusal: &SourceRefusal) -> String {
    match refusal {
        SourceRefusal::NotRunning(status) => {
            format!("the source is {status}; it has to be Running")
        }
        SourceRefusal::NotPrimary(kind) => {
            format!("the source is a {kind} instance; only a primary one can be migrated")
        }
        SourceRefusal::Locked(lock) => format!("the source is locked ({lock})"),
        SourceRefusal::Ineligible(why) => match why {
            Ineligible::Engine(engine) => {
                format!("the engine is {engine}; only MySQL can be migrated")
            }
            Ineligible::Version(version) => {
                format!("MySQL {version} cannot be migrated; 5.6, 5.7 and 8.0 can")
            }
            Ineligible::Target(version) => {
                format!("there is no target version {version}; choose 5.6, 5.7 or 8.0")
            }
            Ineligible::Downgrade { from, to } => {
                format!("the target version {to} is below the source's {from}")
            }
            Ineligible::Edition { version, category, storage } => {
                format!("MySQL {version} on {category} with {storage} cannot be migrated")
            }
        },
    }
}

fn difference(difference: &SourceDifference) -> String {
    let SourceDifference { what, was, now } = difference;
    let what = match what {
        SourceValue::Id => "the ID",
        SourceValue::Status => "the status",
        SourceValue::Kind => "the type",
        SourceValue::Engine => "the engine",
        SourceValue::Version => "the version",
        SourceValue::Edition => "the edition",
        SourceValue::StorageType => "the storage type",
        SourceValue::MinorVersion => "the minor version",
        SourceValue::Lock => "the lock",
        SourceValue::Vpc => "the VPC",
        SourceValue::Vswitch => "the vSwitch",
    };
    format!("{what} of the source was \"{was}\" when you opened this page; it is \"{now}\" now")
}

fn fault(fault: &CreateFault) -> String {
    match fault {
        CreateFault::Version => "choose the target version: 5.6, 5.7 or 8.0".to_owned(),
        CreateFault::MinorVersion => "8.0.1 and 8.0.2 belong to version 8.0".to_owned(),
        CreateFault::Nodes { edition, most } => format!("{edition} has 1 to {most} nodes"),
        CreateFault::StorageType => "the storage type belongs to the other edition".to_owned(),
        CreateFault::Description => {
            "a description has 2 to 256 characters and does not begin with http:// or https://"
                .to_owned()
        }
        CreateFault::Network => "a VPC needs a vSwitch, and a vSwitch its VPC".to_owned(),
        CreateFault::Period => "a subscription is for 1 to 9 months or 1 to 3 years".to_owned(),
        CreateFault::TimeZone => "the time zone is SYSTEM or -12:00 to +13:00".to_owned(),
        CreateFault::XEngineMemory => "X-Engine takes 10 to 90 percent of the memory".to_owned(),
        CreateFault::Scale => {
            "a serverless cluster scales from a smaller number of units to a larger one".to_owned()
        }
    }
}

fn notice(notice: &CreateNotice) -> String {
    match notice {
        CreateNotice::Space { used, gigabytes } => format!(
            "The source uses {}; {gigabytes} GB of storage is not more than that, and the copy would not fit.",
            bytes(*used)
        ),
        CreateNotice::OtherVpc { source, chosen } => {
            let source = if source.is_empty() { "no VPC" } else { source.as_str() };
            format!(
                "The cluster would be in {chosen} and the source is in {source}. Private endpoints cannot swap between them, so applications would have to change their connections."
            )
        }
        CreateNotice::TableNames { source_is_case_sensitive: true } => "The source compares table names with case and the cluster would not. It can never be changed, and names that differ in case alone would collide.".to_owned(),
        CreateNotice::TableNames { source_is_case_sensitive: false } => "The source compares table names without case and the cluster would compare them with case. It can never be changed, and statements that spell a name in another way would fail.".to_owned(),
        CreateNotice::SourceSsl => "SSL is enabled on the source. Endpoints swap only where both sides are the same, so enable SSL on the cluster's endpoints before you switch.".to_owned(),
        CreateNotice::SafeMode => "The source uses the database proxy in safe mode. It needs a privileged account; otherwise change its connection mode to high performance.".to_owned(),
        CreateNotice::RowImage(is) => format!(
            "binlog_row_image of the source is {is}. A logical migration needs full; set it before you create the cluster, because parameters cannot be changed during the migration."
        ),
        CreateNotice::OldMinorVersion(date) => format!(
            "With a minor version of {date} or later the migration would be physical: free, and with triggers and events. Update the minor version of the source first if you prefer that."
        ),
    }
}
