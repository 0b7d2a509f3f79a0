//! The form of the cluster to create, in English.

use super::source;
use crate::error::{CreateField as Field, CreateFieldFault as FieldFault};
use crate::words::CreateFormWords;

pub const WORDS: CreateFormWords = CreateFormWords {
    label,
    hint,
    option,
    fault: |fault| match fault {
        FieldFault::NotUnderstood => "Not understood: choose or type another value.".to_owned(),
        FieldFault::Rule(fault) => (super::terms::WORDS.sentence)(&(source::WORDS.fault)(fault)),
    },
    faults: |count| match count {
        1 => "1 field has to be changed".to_owned(),
        many => format!("{many} fields have to be changed"),
    },
    left_to_the_cloud: "Chosen by the cloud",
    not_sold: |class| format!("{class} (not sold for this choice)"),
    stock_not_read: |why| format!("What is sold cannot be read: {why}. Type the node class."),
    purchase: "Billing",
    target: "Database and nodes",
    network: "Network",
    database: "Storage",
    cluster: "Cluster",
    more: "More settings",
    update: "Update",
    review: "Review",
    what_follows: "What follows",
    billing: |billing| match billing {
        "Prepaid" => {
            "A subscription is paid when the cluster is created, whatever becomes of the migration."
        }
        "Serverless" => "A serverless cluster is billed from the moment it is Running.",
        _ => {
            "A pay-as-you-go cluster is not billed until the migration is completed, cancelled or expired."
        }
    },
};

fn label(field: Field) -> &'static str {
    match field {
        Field::Billing => "Billing Method",
        Field::Plan => "Purchase Plan",
        Field::AutoRenew => "Auto-renewal",
        Field::ScaleMin => "Least capacity units",
        Field::ScaleMax => "Most capacity units",
        Field::Engine => "Database Engine",
        Field::Edition => "Edition",
        Field::NodeClass => "Node Specification",
        Field::Nodes => "Nodes",
        Field::StorageType => "Storage Type",
        Field::Space => "Storage Space (GB)",
        Field::Vpc => "VPC",
        Field::Vswitch => "VSwitch",
        Field::Zone => "Primary Availability Zone",
        Field::TimeZone => "Time Zone",
        Field::TableNames => "Table Name Case Sensitivity",
        Field::Backups => "Release Cluster",
        Field::Description => "Cluster Name",
        Field::ResourceGroup => "Resource Group",
        Field::XEngine => "Storage Engine",
        Field::XEngineMemory => "Memory for X-Engine (percent)",
        Field::HotStandby => "Hot Standby Cluster",
        Field::SecurityIps => "IP Whitelist",
        Field::Encryption => "Transparent Data Encryption",
        Field::Untagged => "Tag",
    }
}

fn hint(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Engine => {
            "8.0.1 takes what community MySQL up to 8.0.13 has, 8.0.2 up to 8.0.18. There is no way back to an older version."
        }
        Field::NodeClass => "As large as the source or larger.",
        Field::Nodes => "Enterprise Edition: 1 to 16. Standard Edition: 1 to 8.",
        Field::Space => "More than the source uses. Empty: as much as is used is billed.",
        Field::Vpc => "As the source, so that endpoints can swap.",
        Field::Zone => "The cloud chooses the secondary zone.",
        Field::TimeZone => "SYSTEM, or -12:00 to +13:00.",
        Field::TableNames => "It can never be changed.",
        Field::Backups => "Which backups stay when the cluster is released.",
        Field::Description => "2 to 256 characters.",
        Field::ScaleMax => "PolarDB capacity units (PCU). Choose a serverless node specification.",
        Field::XEngineMemory => "10 to 90. X-Engine needs nodes with 8 GB of memory or more.",
        Field::SecurityIps => {
            "Addresses and blocks, separated by commas. The whitelist of the source comes along; merge those of its read-only instances into it first."
        }
        Field::Untagged => {
            "By its tag polarshift-intent the cluster is found again if the answer is lost. It needs the permission polardb:TagResources."
        }
        Field::Billing
        | Field::Plan
        | Field::AutoRenew
        | Field::ScaleMin
        | Field::Edition
        | Field::StorageType
        | Field::Vswitch
        | Field::ResourceGroup
        | Field::XEngine
        | Field::HotStandby
        | Field::Encryption => return None,
    })
}

fn option(field: Field, value: &str) -> String {
    match field {
        Field::Billing => match value {
            "Postpaid" => "Pay-as-you-go",
            "Prepaid" => "Subscription",
            "Serverless" => "Serverless",
            other => other,
        },
        Field::AutoRenew => match value {
            "yes" => "Renew automatically",
            other => other,
        },
        Field::Untagged => match value {
            "yes" => "Create without a tag",
            other => other,
        },
        Field::Edition => match value {
            "Normal" => "Enterprise Edition (Cluster Edition)",
            "SENormal" => "Standard Edition",
            other => other,
        },
        Field::StorageType => match value {
            "ESSDAUTOPL" => "ESSD AutoPL",
            other => other,
        },
        Field::TableNames => match value {
            "1" => "Not Case-sensitive",
            "0" => "Case-sensitive",
            other => other,
        },
        Field::Backups => match value {
            "LATEST" => "Retain Last Automatic Backup (Automatic Backup before Release)",
            "ALL" => "Retain All Backups",
            "NONE" => "Delete All Backups (Cannot be restored)",
            other => other,
        },
        Field::XEngine => match value {
            "ON" => "InnoDB & X-Engine",
            "OFF" => "InnoDB",
            other => other,
        },
        Field::HotStandby => match value {
            "ON" => "On",
            "STANDBY" => "Storage standby only (STANDBY)",
            "EQUAL" => "Equal standby (EQUAL)",
            "3AZ" => "Three zones (3AZ)",
            "OFF" => "Off",
            other => other,
        },
        Field::Encryption => match value {
            "true" => "On",
            "false" => "Off",
            other => other,
        },
        Field::Engine => return format!("MySQL {value}"),
        Field::Plan => return period(value),
        Field::ScaleMin
        | Field::ScaleMax
        | Field::NodeClass
        | Field::Nodes
        | Field::Space
        | Field::Vpc
        | Field::Vswitch
        | Field::Zone
        | Field::TimeZone
        | Field::Description
        | Field::ResourceGroup
        | Field::XEngineMemory
        | Field::SecurityIps => value,
    }
    .to_owned()
}

fn period(plan: &str) -> String {
    match plan.split_once('-') {
        Some(("Month", "1")) => "1 month".to_owned(),
        Some(("Month", count)) => format!("{count} months"),
        Some(("Year", "1")) => "1 year".to_owned(),
        Some(("Year", count)) => format!("{count} years"),
        _ => plan.to_owned(),
    }
}
