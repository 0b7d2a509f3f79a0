//! The cluster that a migration from RDS creates: every parameter of the create page (vendor/rds-migration 2.1 and 6.4).

use serde::{Deserialize, Serialize};

use crate::{InstanceId, TARGETS, target_minor_version, target_version};

/// A cluster to be created by Migration from RDS. Words are the vendor's; empty leaves the choice to the cloud.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewCluster {
    /// `DBVersion`: `5.6`, `5.7` or `8.0`
    pub version: String,
    /// `DBMinorVersion`: `8.0.1` or `8.0.2`, of 8.0 only
    pub minor_version: String,
    pub purchase: Purchase,
    /// `CreationCategory`: `Normal` (Enterprise) or `SENormal` (Standard)
    pub category: String,
    /// `DBNodeClass`
    pub node_class: String,
    /// `DBNodeNum`
    pub nodes: Option<u32>,
    /// `DBClusterDescription`
    pub description: String,
    pub vpc: String,
    pub vswitch: String,
    pub zone: String,
    /// `StorageType`
    pub storage_type: String,
    /// `StorageSpace`, in GB
    pub storage_space: Option<u32>,
    /// `DefaultTimeZone`: `SYSTEM`, or `-12:00` to `+13:00`
    pub time_zone: String,
    /// `LowerCaseTableNames`: whether table names are case-sensitive. It can never be changed.
    pub case_sensitive_tables: Option<bool>,
    /// `BackupRetentionPolicyOnClusterDeletion`
    pub backups_on_deletion: Option<Retention>,
    pub resource_group: String,
    /// `LooseXEngine`
    pub x_engine: Option<bool>,
    /// `LooseXEngineUseMemoryPct`
    pub x_engine_memory_percent: Option<u32>,
    /// `HotStandbyCluster`
    pub hot_standby: String,
    /// `ScaleMin` and `ScaleMax` of a serverless cluster, in PolarDB capacity units
    pub serverless: Option<(u32, u32)>,
    /// `SecurityIPList`
    pub security_ips: String,
    /// `TDEStatus`
    pub encrypted: Option<bool>,
}

/// Billing method and purchase plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purchase {
    /// Pay-as-you-go: not billed until the migration is completed, cancelled or over.
    #[default]
    Postpaid,
    /// Subscription, paid up front: `UsedTime` months or years.
    Prepaid { years: bool, count: u32, auto_renew: bool },
}

impl Purchase {
    pub fn pay_type(&self) -> PayType {
        match self {
            Self::Postpaid => PayType::Postpaid,
            Self::Prepaid { .. } => PayType::Prepaid,
        }
    }
}

/// `PayType`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PayType {
    Postpaid,
    Prepaid,
}

impl PayType {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Postpaid => "Postpaid",
            Self::Prepaid => "Prepaid",
        }
    }
}

/// `BackupRetentionPolicyOnClusterDeletion`: which backups outlive the cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Retention {
    All,
    Latest,
    None,
}

impl Retention {
    pub const ALL: [Self; 3] = [Self::All, Self::Latest, Self::None];

    /// The vendor's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "ALL",
            Self::Latest => "LATEST",
            Self::None => "NONE",
        }
    }
}

/// What the cloud would refuse about a new cluster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum CreationFault {
    #[error("choose the target version: 5.6, 5.7 or 8.0")]
    Version,
    #[error("8.0.1 and 8.0.2 belong to version 8.0")]
    MinorVersion,
    #[error("{edition} has 1 to {most} nodes")]
    Nodes { edition: String, most: u32 },
    #[error("the storage type belongs to the other edition")]
    StorageType,
    #[error("a description has 2 to 256 characters and does not begin with http:// or https://")]
    Description,
    #[error("a VPC needs a vSwitch, and a vSwitch its VPC")]
    Network,
    #[error("a subscription is for 1 to 9 months or 1 to 3 years")]
    Period,
    #[error("the time zone is SYSTEM or -12:00 to +13:00")]
    TimeZone,
    #[error("X-Engine takes 10 to 90 percent of the memory")]
    XEngineMemory,
    #[error("a serverless cluster scales from a smaller number of units to a larger one")]
    Scale,
}

impl NewCluster {
    /// What the cloud would refuse; empty when nothing is known to be wrong. The source is checked elsewhere.
    pub fn faults(&self) -> Vec<CreationFault> {
        let mut faults = Vec::new();
        let mut check = |fine: bool, fault: CreationFault| {
            if !fine {
                faults.push(fault);
            }
        };
        let known = TARGETS.iter().any(|target| target_version(target) == self.version);
        check(known, CreationFault::Version);
        let minor = self.minor_version.as_str();
        let fits = TARGETS.contains(&minor) && target_minor_version(minor) == Some(minor);
        let fits = fits && target_version(minor) == self.version;
        check(minor.is_empty() || fits, CreationFault::MinorVersion);
        let (edition, most) =
            if self.category == "SENormal" { ("Standard", 8) } else { ("Enterprise", 16) };
        let nodes = self.nodes.unwrap_or(1);
        check((1..=most).contains(&nodes), CreationFault::Nodes { edition: edition.into(), most });
        check(self.has_own_storage(), CreationFault::StorageType);
        check(is_description(&self.description), CreationFault::Description);
        check(self.vpc.is_empty() == self.vswitch.is_empty(), CreationFault::Network);
        check(self.purchase.is_sold(), CreationFault::Period);
        check(is_time_zone(&self.time_zone), CreationFault::TimeZone);
        let percent = self.x_engine_memory_percent.unwrap_or(10);
        check((10..=90).contains(&percent), CreationFault::XEngineMemory);
        check(self.serverless.is_none_or(|(min, max)| min < max), CreationFault::Scale);
        faults
    }

    /// Storage types of an edition, by its `CreationCategory`.
    pub fn storage_types(category: &str) -> &'static [&'static str] {
        match category {
            "SENormal" => &["ESSDPL0", "ESSDPL1", "ESSDPL2", "ESSDPL3", "ESSDAUTOPL"],
            _ => &["PSL5", "PSL4"],
        }
    }

    fn has_own_storage(&self) -> bool {
        let storage = self.storage_type.as_str();
        storage.is_empty() || Self::storage_types(&self.category).contains(&storage)
    }

    /// The vendor's parameters and their values, in the order of the create page. Region and token are not among them.
    pub fn parameters(&self, source: &InstanceId) -> Vec<(&'static str, String)> {
        let on_off = |on: bool| if on { "ON" } else { "OFF" }.to_owned();
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let number = |number: Option<u32>| number.map(|number| number.to_string());
        let (period, used, renew) = self.purchase.words();
        [
            ("DBType", text("MySQL")),
            ("CreationOption", text("MigrationFromRDS")),
            ("SourceResourceId", text(source.as_str())),
            ("CloneDataPoint", text("LATEST")),
            ("PayType", text(self.purchase.pay_type().as_str())),
            ("Period", period),
            ("UsedTime", used),
            ("AutoRenew", renew),
            ("DBVersion", text(&self.version)),
            ("DBMinorVersion", text(&self.minor_version)),
            ("CreationCategory", text(&self.category)),
            ("DBNodeClass", text(&self.node_class)),
            ("DBNodeNum", number(self.nodes)),
            ("StorageType", text(&self.storage_type)),
            ("StorageSpace", number(self.storage_space)),
            ("DBClusterDescription", text(&self.description)),
            ("VPCId", text(&self.vpc)),
            ("VSwitchId", text(&self.vswitch)),
            ("ZoneId", text(&self.zone)),
            ("DefaultTimeZone", text(&self.time_zone)),
            (
                "LowerCaseTableNames",
                self.case_sensitive_tables.map(|yes| if yes { "0" } else { "1" }.into()),
            ),
            (
                "BackupRetentionPolicyOnClusterDeletion",
                self.backups_on_deletion.map(|it| it.as_str().into()),
            ),
            ("ResourceGroupId", text(&self.resource_group)),
            ("LooseXEngine", self.x_engine.map(on_off)),
            ("LooseXEngineUseMemoryPct", number(self.x_engine_memory_percent)),
            ("HotStandbyCluster", text(&self.hot_standby)),
            ("ServerlessType", self.serverless.map(|_| "AgileServerless".into())),
            ("ScaleMin", number(self.serverless.map(|(min, _)| min))),
            ("ScaleMax", number(self.serverless.map(|(_, max)| max))),
            ("SecurityIPList", text(&self.security_ips)),
            ("TDEStatus", self.encrypted.map(|yes| yes.to_string())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }
}

impl Purchase {
    fn is_sold(&self) -> bool {
        match self {
            Self::Postpaid => true,
            Self::Prepaid { years, count, .. } => (1..=if *years { 3 } else { 9 }).contains(count),
        }
    }

    /// `Period`, `UsedTime` and `AutoRenew`.
    fn words(&self) -> (Option<String>, Option<String>, Option<String>) {
        match self {
            Self::Postpaid => (None, None, None),
            Self::Prepaid { years, count, auto_renew } => (
                Some(if *years { "Year" } else { "Month" }.to_owned()),
                Some(count.to_string()),
                Some(auto_renew.to_string()),
            ),
        }
    }
}

fn is_description(text: &str) -> bool {
    let is_link = text.starts_with("http://") || text.starts_with("https://");
    text.is_empty() || (!is_link && (2..=256).contains(&text.chars().count()))
}

fn is_time_zone(text: &str) -> bool {
    if ["", "SYSTEM"].contains(&text) {
        return true;
    }
    let Some((hours, minutes)) = text.split_once(':') else { return false };
    let (sign, hours) = hours.split_at_checked(1).unwrap_or_default();
    let number = |digits: &str| {
        let digits =
            Some(digits).filter(|it| it.len() == 2 && it.bytes().all(|b| b.is_ascii_digit()));
        digits.and_then(|digits| digits.parse::<u32>().ok())
    };
    let most = match sign {
        "-" => 12 * 60,
        "+" => 13 * 60,
        _ => return false,
    };
    let offset = number(hours).zip(number(minutes).filter(|minutes| *minutes < 60));
    offset.is_some_and(|(hours, minutes)| hours * 60 + minutes <= most)
}

#[cfg(test)]
mod tests;
