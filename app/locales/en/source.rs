use migration::{CopyMethod, CreateNotice};

use crate::words::{SourceWords, bytes};

/// Refusals, differences and faults are said as the rules themselves say them in logs.
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
    storage_type: |word| match word {
        "local_ssd" => "Local SSD".to_owned(),
        cloud if cloud.starts_with("cloud_") || cloud == "general_essd" => {
            format!("Cloud disk ({cloud})")
        }
        other => other.to_owned(),
    },
    refusal: |refusal| refusal.to_string(),
    ineligibility: |reason| reason.to_string(),
    difference: |difference| difference.to_string(),
    fault: |fault| fault.to_string(),
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
